"""Inputs beside the main road: corrections, help, pauses, special ends."""

from nuanju.cases import choices as c
from nuanju.cases.inputs import fields as f
from nuanju.org.choices import PortKey


class Classify(f.Input):
    intent: c.Intent | None = f.choice("类型（听错时更正）", default=None)
    node: f.Code = f.node("问题编码")
    urgent: bool | None = f._field("紧急", "yes_no", default=None)
    repair_class: c.RepairClass | None = f.choice("维修等级", default=None)
    ruling: c.Ruling | None = f.choice("保修认定", default=None)
    exclusion: c.Exclusion | None = f.choice("不属保修范围的原因", default=None)
    forced: list[c.Forced] = f.choices("触发条件", default=[], extra={"without": c.BY_RULE})
    customer_told: bool = f.flag("不属保修范围时：已告知客户可申请复核")
    reason: str = f.words("修改原因")
    photos: f.Photos = f.photos()


class CorrectCaller(f.Input):
    customer: f.Person = f.person("客户（本户或这个号码登记的人）", pick="callers", default=None)
    caller_name: str = f.line("来电人姓名（不选客户时）", default="")
    phone: str = f.line("回电号码（不改则留空）", default="", max_length=30)
    reason: str = f.words("更正原因")


class CorrectPlace(f.Input):
    place: str = f.line("正确的位置（房号或公区名，须在本项目）")
    space: str = f.line("部位", default="")
    reason: str = f.words("更正原因")


class SetDeadline(f.Input):
    deadline: f.Moment = f.moment("转办期限")
    reason: str = f.words("依据（转办单号等）")


class AgreeDate(f.Input):
    agreed_on: f.Day = f.day("约定完成日期")
    evidence: str = f.words("客户同意的依据")


class Arrive(f.Input):
    photos: f.Photos = f.photos()


class MakeSafe(f.Input):
    measure: str = f.words("排险措施")
    photos: f.Photos = f.photos()


class NoteProgress(f.Input):
    content: str = f.words("告知客户的进展")


class Chase(f.Input):
    words: str = f.words("客户原话")
    photos: f.Photos = f.photos()


class Note(f.Input):
    text: str = f.words("内部备注")
    photos: f.Photos = f.photos()


class AskHelp(f.Input):
    port: PortKey = f.choice("协办端口")
    helper: f.Person = f.person("协办人（不选则为端口第一责任人）", pick="helpers", default=None)
    ask: str = f.words("协办事项")


class EndHelp(f.Input):
    result: str = f.words("协办结果")
    photos: f.Photos = f.photos()


class WithdrawHelp(f.Input):
    port: PortKey | None = f.choice("协办端口（请了多个端口时选）", default=None)
    reason: str = f.words("收回原因")


class Merge(f.Input):
    into: str = f._field("并入单号", "case")
    reason: str = f.words("合并原因")


class AskCancel(f.Input):
    misfiled: bool = f.flag("误登记（否则为客户撤回）")
    evidence: str = f.words("说明")


class Refuse(f.Input):
    reason: str = f.line("原因", default="")


class ProposeSpecial(f.Input):
    reason: c.SpecialReason = f.choice("原因")
    evidence: str = f.words("依据")
    photos: f.Photos = f.photos()


class AddMedia(f.Input):
    outlet: str = f.line("媒体或账号")
    outlet_kind: c.OutletKind = f.choice("类别")
    url: str = f.line("链接", default="", max_length=500, pattern=r"^(https?://\S+)?$")
    views: int = f._field("浏览量", "number", default=0, ge=0, le=2_000_000_000)
    interactions: int = f._field("互动量", "number", default=0, ge=0, le=2_000_000_000)
    claim: str = f.line("主要说法", default="")
    photos: f.Photos = f.photos("截图")


class AskLower(f.Input):
    level: c.Severity = f.choice("降为")
    reason: str = f.words("降级原因")


class AskPause(f.Input):
    reason: c.PauseReason = f.choice("原因")
    evidence: str = f.words("依据")
    resume_on: f.Day = f.day("恢复日期")
    photos: f.Photos = f.photos()


class DecidePause(f.Input):
    approved: bool = f._field("是否批准", "yes_no")


class DecideRevision(f.Input):
    approved: bool = f._field("是否同意", "yes_no")
    reason: str = f.line("说明（不同意时必填）", default="")


class Reopen(f.Input):
    reason: str = f.words("客户说的情况")
    photos: f.Photos = f.photos()
