"""Inputs of the main road: from assignment to follow-up."""

from nuanju.cases import choices as c
from nuanju.cases.inputs import fields as f
from nuanju.org.choices import PortKey


class Assign(f.Input):
    port: PortKey | None = f.choice("端口", default=None)
    note: str = f.line("说明", default="")


class Answer(f.Input):
    answer: str = f.words("答复内容")
    article: int | None = f._field("引用知识", "article", default=None)


class SendBack(f.Input):
    reason: str = f.words("退回原因")
    proposed_port: PortKey = f.choice("建议转往")


class Dispatch(f.Input):
    handler: int = f.person("处理人", pick="handlers")
    note: str = f.line("交代", default="")


class Reassign(f.Input):
    handler: int = f.person("新处理人", pick="handlers")
    reason: str = f.words("改派原因")


class Contact(f.Input):
    method: c.Method = f.choice("方式", default=c.Method.PHONE)
    content: str = f.words("联系内容")
    node: f.Code = f.node("细化问题编码（第4级）")
    place: str = f.line("补充位置（受理时未明的：房号或公区名）", default="")
    space: str = f.line("补充部位", default="")
    phone: str = f.line("补充回电号码", default="")
    happened_at: f.Moment = f.moment("联系时间")
    appointment_at: f.Moment = f.moment("预约上门")
    photos: f.Photos = f.photos()


class LogContact(f.Input):
    method: c.Method = f.choice("方式", default=c.Method.PHONE)
    reached: bool = f.flag("联系到客户")
    content: str = f.words("情况")
    happened_at: f.Moment = f.moment("联系时间")
    appointment_at: f.Moment = f.moment("预约上门")
    photos: f.Photos = f.photos()


class Propose(f.Input):
    cause: str = f.line("原因")
    cause_code: c.Cause | None = f.choice("原因归类（查勘认定）", default=None)
    measure: str = f.words("措施")
    cost_bearer: c.CostBearer = f.choice("费用承担")
    promised_on: f.Day = f.day("承诺完成日期")
    ruling: c.Ruling | None = f.choice("保修认定（由房修工程师更改）", default=None)
    exclusion: c.Exclusion | None = f.choice("不属保修范围的原因", default=None)
    customer_told: bool = f.flag("不属保修范围时：已告知客户可申请复核")
    interim: bool = f.flag("这是临时措施")
    photos: f.Photos = f.photos()


class Agree(Propose):
    consent: c.Consent = f.choice("客户同意凭据")
    consent_note: str = f.line("凭据说明（客户回复原文、授权情况）", default="")
    call_ref: str = f.choice("录音所在的通话（或附录音文件）", default="", max_length=64, extra={"pick": "talks"})


class Complete(f.Input):
    work: str = f.words("处理情况")
    cause: c.Cause = f.choice("原因归类")
    node: f.Code = f.node("定性编码（第5级）")
    done_at: f.Moment = f.moment("完成时间")
    persons: tuple[int, ...] = f._field("参与人", "people", default=(), extra={"pick": "persons"})
    persons_text: str = f.line("施工人员", default="")
    materials: str = f.line("材料", default="")
    no_materials: bool = f.flag("没有用材料（维修类）")
    contractor: f.Person = f._field("责任施工单位", "contractor", default=None)
    no_contractor: bool = f.flag("不是施工单位的责任（维修类）")
    photos_before: f.Photos = f.photos("维修前照片")
    photos_after: f.Photos = f.photos("维修后照片")


class Check(f.Input):
    item: str = f.line("检查项")
    ok: bool = f.flag("合格")
    note: str = f.line("备注", default="")


class Accept(f.Input):
    checklist: list[Check] = f._field("检查项", "checklist", default=[])
    test_record: str = f.line("蓄水或淋水试验记录", default="")
    note: str = f.line("说明", default="")
    photos: f.Photos = f.photos()


class Reject(f.Input):
    failed: str = f.words("不合格的项目")
    checklist: list[Check] = f._field("检查项", "checklist", default=[])
    photos: f.Photos = f.photos()


class Close(f.Input):
    rating: int = f._field("服务评分", "rating", ge=1, le=5)
    result_rating: int | None = f._field("效果评分", "rating", default=None, ge=1, le=5)
    consents_to_close: bool = f.flag("客户同意关闭（评分居中时）")
    words: str = f.words("客户意见", default="")


class SendToRework(f.Input):
    rating: int = f._field("服务评分", "rating", ge=1, le=5)
    result_rating: int | None = f._field("效果评分", "rating", default=None, ge=1, le=5)
    reasons: list[c.Dissatisfaction] = f.choices("不满意原因")
    words: str = f.words("客户意见", default="")


class MissFollowUp(f.Input):
    words: str = f.line("情况", default="")


class CheckRain(f.Input):
    result: c.RainResult = f.choice("结果")
    words: str = f.words("客户意见（又漏了或不满意时必填，诉求随即重开）", default="")


class Nothing(f.Input):
    """The verb asks for nothing."""
