"""Input of intake: one demand of one voice."""

from nuanju.cases import choices as c
from nuanju.cases.inputs import fields as f


class Register(f.Input):
    project: str = f._field("项目代码", "project")
    text: str = f.words("客户原话")
    channel: c.Channel = f.choice("渠道", default=c.Channel.PHONE_400)
    kind: c.Kind | None = f.choice("咨询、表扬、建议时填写", default=None)
    code: f.Code = f.node("问题编码")
    house: int | None = f._field("房屋", "house", default=None)
    common_area: int | None = f._field("公区", "common_area", default=None)
    space: str = f.line("部位", default="")
    place_text: str = f.line("位置描述", default="")
    customer: int | None = f._field("客户", "customer", default=None)
    caller_name: str = f.line("来电人", default="")
    phone: str = f._field("回电号码", "phone", default="")
    tone: c.Tone = f.choice("语气", default=c.Tone.NEUTRAL)
    wish: str = f.line("客户期望", default="")
    visit_slots: str = f.line("方便上门时间", default="")
    answers: dict[str, str] = f._field("引导问答（提问的 key 与回答）", "answers", default={})
    told_recording: bool = f.flag("已告知录音")
    forced: list[c.Forced] = f.choices("触发条件", default=[], extra={"without": c.BY_RULE})
    found_stage: c.FoundStage | None = f.choice("发现阶段", default=None)
    call_id: str = f._field("通话编号", "hidden", default="", max_length=64)
    recurs_of: str = f._field("复发自单号", "case", default="")
    registered_at: f.Moment = f.moment("受理时间（仅授权人员）")
    deadline: f.Moment = f.moment("转办期限（政府部门转来时）")
    assign: bool = f.flag("同时指派给建议端口")
    photos: f.Photos = f.photos()
