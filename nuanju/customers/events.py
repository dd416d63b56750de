"""What happens to customers and households, in words."""

from nuanju.core.events import declare
from nuanju.core.keeping import changed_words

declare("customer.added", "登记客户 {name}", personal=("name", "phone", "what"))
declare("customer.changed", changed_words, personal=("what", "changes"))
declare("customer.phone_added", "添加电话 {phone}", personal=("phone",))
declare("customer.phone_removed", "删除电话 {phone}", personal=("phone",))
declare("customer.phone_revealed", "查看完整电话 {phone}，用途：{purpose}", personal=("phone",))
declare("customer.merged", "并入同一人的另一条记录 {other}，依据：{reason}", personal=("other", "reason"))
declare("customer.watched", "列入重点关注（{level}，{reason}）", personal=("note",))
declare("customer.unwatched", "移出重点关注：{reason}", personal=("reason",))
declare("customer.opted_out", "拒绝{purpose}（{channel}）")
declare("customer.opted_in", "撤回拒绝：{purpose}（{channel}）")
declare("customer.consent_recorded", lambda d: f"{'同意' if d.get('given') else '不同意'}：{_label(d, 'purpose')}")
declare("customer.interest_noted", "{project} {stage}")
declare("household.started", "{house} 开始新的一户", personal=("owners",))
declare("household.ended", "{house} 本户结束：{reason}")
declare("household.party_added", "{customer} 登记为{role}", personal=("customer",))
declare("household.party_ended", "{customer} 不再是{role}", personal=("customer",))
declare("household.moved_in", "{house} 入住")
declare("bay.given", "登记{what}")
declare("bay.changed", changed_words)
declare("bay.removed", "删除{what}")
declare("contract.signed", "签订买卖合同 {number}", personal=("buyers",))
declare("contract.changed", changed_words)
declare("contract.cancelled", "退房，合同 {number} 解除：{reason}", personal=("reason",))


def _label(data: dict, name: str) -> str:
    value = data.get(name)
    return value.get("text", "—") if isinstance(value, dict) else "—"
