"""Which notices there are and which facts their texts may name (the table of N01–N13 with its turns)."""

from typing import NamedTuple


class Code(NamedTuple):
    label: str
    variables: frozenset[str]


def _code(label: str, variables: str) -> Code:
    """Every notice may also name {link}, the address of what it is about."""
    return Code(label, frozenset(variables.split()) | {"link"})


# D01 and the T and W codes are of the notices' own housekeeping.
CODES: dict[str, Code] = {
    "N01": _code("受理", "number summary next_step due first_asked"),
    "N02": _code("指派", "number house problem words severity due"),
    "N03": _code("派工", "number house problem words severity handler handler_phone due"),
    "N03.withdrawn": _code("协办收回", "number house problem reason"),
    "N04": _code("时限提醒", "number house problem clock share due left"),
    "N04.overdue": _code("时限超时", "number house problem clock due delay handler"),
    "N05": _code("预约上门", "number house time worker worker_no"),
    "N05.changed": _code("预约变更", "number house time worker worker_no old_time"),
    "N06": _code("方案待确认", "number measure date cost"),
    "N06.head": _code("方案变更待审批", "number house problem measure date handler"),
    "N06.decided": _code("方案变更审批结果", "number house problem verdict reason"),
    "N07": _code("完工待验收", "number house problem handler done_at due"),
    "N07.accepted": _code("验收通过", "number house problem due"),
    "N07.answered": _code("咨询已答复", "number house problem due call"),
    "N08": _code("责任人变更（新责任人）", "number house problem severity reason history limits progress former"),
    "N08.former": _code(
        "责任人变更（原责任人）", "number house problem severity reason history limits progress responsible"
    ),
    "N08.passed": _code("升级越过的层级", "number house problem severity reason responsible"),
    "N08.informed": _code("升级知会", "number house problem severity reason responsible"),
    "N08.empty": _code("升级岗位无人", "number house problem severity rung"),
    "N09": _code("返工", "number house problem reason due"),
    "N10": _code("关闭", "number result warranty reopen_until rating"),
    "N10.special": _code("特殊关闭", "number result reason"),
    "N11": _code("群诉", "project problem households cluster_state"),
    "N11.alert": _code("技术预警", "project problem households"),
    "N12": _code("低分回访", "number house problem score words"),
    "N13": _code("挂起", "number house reason resume_on"),
    "N13.end": _code("恢复处理", "number house reason due"),
    "G01": _code("启动门逾期", "project item due days owner opens_on"),
    "N14": _code("督办", "number house problem severity level presser ask due"),
    "N14.answered": _code("督办已回复", "number house problem severity answerer answer"),
    "N14.overdue": _code("督办超时", "number house problem severity ask due responsible"),
    "N15": _code("进展报告将到期", "number house problem severity due"),
    "N15.given": _code("进展报告", "number house problem severity reporter text next_step next_on"),
    "N15.overdue": _code("进展报告超时", "number house problem severity due responsible"),
    "N16": _code("群诉告知", "number message"),
    "Q01": _code("待审批", "number house problem what why asker"),
    "Q01.decided": _code("审批结果", "number house problem what verdict decider reason"),
    "Q02": _code("待补日期", "project place what"),
    "N17": _code("紧急诉求通知物业值班", "number house problem words phone port"),
    "N18": _code("抄送", "number house problem copied_to reason due"),
    "N19": _code("客户催办", "number house problem words inbound_kind due"),
    "D01": _code("通知汇总", "count kinds since until"),
    "T01": _code("测试消息", "channel who at"),
    "W01": _code("系统对接停用", "name host since error"),
    "W02": _code("重要通知未送达", "to channel title error"),
}
