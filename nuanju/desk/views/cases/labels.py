"""The verbs as their buttons say them, in one table, and in which order they stand."""

from typing import NamedTuple


class Label(NamedTuple):
    button: str
    icon: str = ""
    key: str = ""
    help: str = ""
    tone: str = ""


LABELS: dict[str, Label] = {
    "answer": Label("答复客户", "follow", "a", "咨询、表扬、建议可以直接答复。"),
    "assign": Label("指派", "dispatch", "a", "指派到端口，由该端口第一责任人派工。"),
    "dispatch": Label("派工", "dispatch", "d"),
    "contact": Label("记录首次联系", "phone", "c", "已经联系上客户时用这里；没接通请用“记录联系”。"),
    "agree": Label("客户同意方案", "check", "f"),
    "complete": Label("报完工", "check", "w"),
    "accept": Label("验收通过", "check", "y"),
    "close": Label("回访满意，关闭", "smile", "h"),
    "send_back": Label("退回", "left", "b", "本端口不该办的，写明原因退回400重新指派。"),
    "propose": Label("提交书面方案", "file", "p", "客户还没同意时，先提交书面方案，方案时限停止。"),
    "reject": Label("验收不通过", "close", "n", "", "bad"),
    "send_to_rework": Label("不满意，转返工", "repair", "r", "", "bad"),
    "miss_follow_up": Label("回访未接通", "phone", "m"),
    "log_contact": Label("记录联系", "phone", "l", "每次拨打、上门都记一笔；没接通的请不要勾选“联系到客户”。"),
    "note_progress": Label("告知进展", "follow", "g", "告诉客户现在到哪一步，进展告知时限重新起算。"),
    "arrive": Label("到达现场", "pin", "o"),
    "make_safe": Label("排险完成", "risk", "s"),
    "revise": Label("变更方案", "file", "", "再次变更须由端口第一责任人同意，提交后等其审批，期间仍按原方案。"),
    "reassign": Label("改派", "dispatch"),
    "chase": Label("客户催办", "bell", "u", "是催办还是重复投诉由时限判定。"),
    "classify": Label("修改定性", "list", "e"),
    "correct_caller": Label("更正来电人", "people", "", "登记成了别人，或回电号码听错、缺少时用这里。"),
    "correct_place": Label("更正位置", "pin", "", "登记到了别的房屋或公区时用这里；事件、住户和保修认定随新位置改。"),
    "set_deadline": Label("登记转办期限", "calendar", "", "政府部门转来的诉求，期限后来才知道时登记。"),
    "agree_date": Label("约定完成日期", "calendar"),
    "ask_help": Label("请端口协办", "people"),
    "end_help": Label("协办完成", "check", "i"),
    "withdraw_help": Label("收回协办", "left", "", "不再需要对方协办时收回，收回后可以报完工。"),
    "ask_pause": Label("申请挂起", "pause"),
    "decide_pause": Label("审批挂起", "pause", "v"),
    "decide_revision": Label("审批方案变更", "file", "v", "同意后新方案生效；不同意时写明原因，原方案继续。"),
    "resume": Label("恢复处理", "clock", "", "挂起结束，时限继续计时。"),
    "merge": Label("合并到另一单", "copy"),
    "ask_cancel": Label("申请撤销", "close"),
    "cancel": Label("确认撤销", "check", "", "这一单将撤销，不再计入考核。", "bad"),
    "refuse_cancel": Label("不同意撤销", "close"),
    "propose_special": Label("申请特殊关闭", "lock"),
    "special_close": Label("批准特殊关闭", "lock", "", "客户未满意而结束，请核对依据。", "bad"),
    "refuse_special": Label("不同意特殊关闭", "close"),
    "close_unreached": Label("未接通关闭", "phone", "", "多次、不同时段拨打未接通，链接也无应答时使用。"),
    "check_rain": Label(
        "雨后回访", "follow", "", "渗漏维修在下一场大雨后，或到期时，再问客户有没有再漏；又漏了即重开。"
    ),
    "reopen": Label("重开", "repair", "k"),
    "add_media": Label("媒体记录", "bell", "", "在网上、媒体上看到与本单有关的内容都记一笔，级别随之重评。"),
    "ask_lower": Label("申请降级", "left", "", "级别只由集团降，须第二个人同意；有时限超时时不能降。"),
    "lower": Label("同意降级", "check", "", "降级后责任人随之改变，已经发生的情况不再计入，之后新发生的仍会升级。"),
    "refuse_lower": Label("不同意降级", "close"),
    "note": Label("内部备注", "file", "t", "只有员工看得到，客户看不到。"),
}
# The road first, then decisions others wait for, then the rest as in the flow.
ROAD = (
    "assign", "dispatch", "contact", "agree", "complete", "accept", "close", "decide_pause", "decide_revision",
    "special_close", "cancel", "lower",
    "end_help", "answer", "resume", "check_rain", "reopen",
)  # fmt: skip
BESIDE = {  # what stands visibly beside the primary button
    "assign": ("classify",),
    "answer": ("assign", "dispatch"),
    "dispatch": ("send_back",),
    "contact": ("log_contact",),
    "agree": ("propose", "log_contact"),
    "complete": ("note_progress",),
    "accept": ("reject",),
    "close": ("send_to_rework", "miss_follow_up"),
    "special_close": ("refuse_special",),
    "cancel": ("refuse_cancel",),
    "lower": ("refuse_lower",),
}
