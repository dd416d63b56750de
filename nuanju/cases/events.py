"""Event kinds of the loop: the sentence in the timeline and the fields that are personal."""

from nuanju.core.events import declare


def contacted(data: dict) -> str:
    """Looking at the place of a voice without a number is not called a contact."""
    method = data.get("method")
    on_site = isinstance(method, dict) and method.get("id") == "site"
    return f"{'现场核实（无回电号码）' if on_site else '联系客户'}：{data.get('content') or '—'}"


def points_changed(data: dict) -> str:
    """What a new checklist brings and drops; the same points in another order are said so."""
    before, after = data.get("before", []), data.get("after", [])
    parts = [
        f"{word}{'、'.join(points)}"
        for word, points in (
            ("新增", [p for p in after if p not in before]),
            ("去掉", [p for p in before if p not in after]),
        )
        if points
    ]
    return f"修改验收清单“{data.get('label', '')}”，{data.get('on', '')} 起生效：{'；'.join(parts) or '调整顺序'}"


def cancelled(data: dict) -> str:
    """The lead agrees; the customer says himself why."""
    return f"客户撤回诉求：{data['reason']}" if data.get("reason") else "确认撤销"


def revised(data: dict) -> str:
    """A change beyond the free ones is so far only asked for."""
    words = f"第{data.get('number')}版：{data.get('measure') or '—'}"
    return f"申请变更方案为{words}（等端口第一责任人同意）" if data.get("waits") else f"变更方案为{words}"


declare("case.registered", "受理诉求（{channel}），{kind}", personal=["judged", "words"])
declare("case.brought_in", "历史诉求导入（{channel}），{kind}", personal=["judged", "words"])
declare("case.archived", "当时的答复：{answer}", personal=["answer"])
declare("case.assigned", "指派给{port}端口，第一责任人{first_responsible}")
declare("case.answered", "答复客户：{answer}", personal=["answer"])
declare("case.sent_back", "退回：{reason}，建议转{proposed_port}", personal=["judged"])
declare("case.dispatched", "派工给{handler}")
declare("case.contacted", contacted, personal=["judged", "content"])
declare("case.proposed", "提交书面方案第{number}版，客户尚未同意：{measure}")
declare("case.agreed", "客户同意方案第{number}版（{consent}），承诺{promised_on}完成：{measure}")
declare("case.revised", revised)
declare("case.revision_decided", "方案第{number}版变更，端口第一责任人{verdict}：{reason}")
declare("case.completed", "报完工（第{round}轮）：{work}", personal=["judged"])
declare("case.accepted", "验收通过（第{round}轮）")
declare("case.rejected", "验收不通过：{failed}")
declare("case.closed", "回访满意，关闭（{rating}分）")
declare("case.rated", "客户评价（{rating}分）：{words}", personal=["words"])
declare("case.sent_to_rework", "回访不满意，转返工（{rating}分）：{reasons}", personal=["words"])
declare("case.follow_up_missed", "回访未接通")
declare("case.closed_unreached", "多次回访未接通，关闭")
declare("case.reopened", "重开：{reason}", personal=["judged", "reason"])
declare("case.arrived", "到达现场")
declare("case.made_safe", "排险完成：{measure}")
declare("case.contact_logged", "记录联系（{method}，{outcome}）：{content}", personal=["content"])
declare("case.progress_noted", "告知客户进展：{content}", personal=["content"])
declare("case.chased", "客户{inbound_kind}：{words}", personal=["judged", "words"])
declare("case.reassigned", "改派给{handler}：{reason}")
declare("case.classified", "修改定性：{changes}", personal=["judged"])
declare("case.place_corrected", "更正位置：{was} → {now}，{reason}", personal=["judged"])
declare("case.ruled_anew", "补录日期后重新认定保修：{ruling}（{words}）")
declare("case.caller_corrected", "更正来电人：{was} → {now}，{reason}", personal=["judged", "was", "now", "reason"])
declare("case.date_agreed", "与客户约定完成日期{agreed_on}：{evidence}")
declare("case.deadline_set", "登记转办期限{deadline}：{reason}")
declare("case.help_asked", "请{port}端口{helper}协办：{ask}")
declare("case.help_ended", "协办完成：{result}")
declare("case.help_withdrawn", "收回{port}端口协办：{reason}")
declare("case.pause_asked", "申请挂起（{reason}）至{resume_on}：{evidence}")
declare("case.pause_decided", "挂起申请{verdict}")
declare("case.resumed", "恢复处理")
declare("case.merged", "并入{master}：{reason}")
declare("case.cancel_asked", "申请撤销：{evidence}", personal=["evidence"])
declare("case.cancelled", cancelled, personal=["reason"])
declare("case.cancel_refused", "不同意撤销")
declare("case.special_proposed", "申请特殊关闭（{reason}）：{evidence}", personal=["evidence"])
declare("case.special_closed", "批准特殊关闭")
declare("case.special_refused", "不同意特殊关闭")
declare("case.request_lapsed", "{what}申请未经审批，因{why}失效")
declare("case.rain_checked", "雨后回访：{outcome}（{words}）", personal=["words"])
declare("rain.recorded", "{city} {on} {note}，{count} 件渗漏诉求提前雨后回访")
declare("case.noted", "内部备注：{text}", personal=["text"])
declare("case.phone_revealed", "查看回电号码")


def raised(data: dict) -> str:
    """The rung alone may rise: a major case goes to the group's vice president."""
    causes = "、".join(data.get("causes") or []) or "—"
    before, level = (data.get(key) or {} for key in ("before", "level"))
    if before.get("id") == level.get("id"):
        return f"升至集团分管副总裁：{causes}"
    return f"升为{level.get('text', '—')}：{causes}"


declare("case.severity_raised", raised)
declare("case.forced", "触发升级：{trigger}，{reason}", personal=["judged"])
declare("case.handed_over", "责任人由{former}改为{responsible}")
declare("case.media_added", "媒体记录：{outlet}（M{level}）", personal=["judged"])
declare("case.lower_asked", "申请降为{level}：{reason}", personal=["reason"])
declare("case.severity_lowered", "降为{level}：{reason}", personal=["reason", "judged"])
declare("case.lower_refused", "不同意降级")
declare("case.copied", "抄送{to}：{reason}")
declare("figure.severity_set", "级别规则第{number}版，{on} 起生效")
declare("figure.set", "{meaning}：{before} 改为 {value}，{on} 起生效")
declare("checklist.set", points_changed)
