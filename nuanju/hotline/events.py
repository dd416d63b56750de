"""What happens to a call, in words."""

from nuanju.core.events import declare
from nuanju.core.keeping import changed_words

declare("call.rang", "来电 {phone}，振铃坐席 {agent}", personal=("phone",))
declare("call.answered", "{agent} 接听")
declare("call.transferred", "转接给 {to}")
declare("call.abandoned", "客户在接通前挂断")
declare("call.ended", "通话结束")
declare("call.recorded", "录音已归档")
declare("call.customer_chosen", "来电人认定为 {customer}", personal=("customer",))
declare("caller.verified", "核验身份通过：{customer}（{matched}）", personal=("customer",))
declare("caller.not_verified", "核验身份未通过：{customer}（不符：{missed}）", personal=("customer",))
declare("call.place_set", "客户从 {place} 看到400号码")
declare("publishing_place.created", "新建{what}")
declare("publishing_place.changed", changed_words)
declare("publishing_place.removed", "删除{what}")
declare("gate.made", "建立启动门，开盘日期 {opens_on}，组长 {leader}", personal=("leader",))
declare("gate.moved", "开盘日期由 {before} 改为 {opens_on}")
declare("gate.ticked", "完成“{item}”：{note}")
declare("gate.unticked", "撤回“{item}”：{reason}")
declare("gate.item_overdue", "“{item}”应于 {due_on} 完成，已逾期 {days} 天")
declare("gate.rehearsed", "登记测试单 {number}")
declare("gate.opened", "启动门全部完成，自 {on} 起启用400闭环")
declare("gate_item.revised", "启动项“{what}”自 {effective_on} 起：开盘前 {weeks} 周，{owner}")
