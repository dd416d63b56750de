"""The words of the loop, with the labels people use (glossary §4)."""

from django.db.models import TextChoices

from nuanju.library.choices import RepairClass, Severity
from nuanju.sla.choices import PauseReason

__all__ = ["PauseReason", "RepairClass", "Severity"]  # shared with the lower rooms, named here with the rest


class State(TextChoices):
    REGISTERED = "registered", "已受理"
    ASSIGNED = "assigned", "待派工"
    DISPATCHED = "dispatched", "待联系"
    CONTACTED = "contacted", "待定方案"
    IN_PROGRESS = "in_progress", "处理中"
    PENDING_ACCEPTANCE = "pending_acceptance", "待验收"
    PENDING_FOLLOW_UP = "pending_follow_up", "待回访"
    REWORK = "rework", "返工中"
    CLOSED = "closed", "已关闭"
    SPECIAL_CLOSED = "special_closed", "特殊关闭"
    MERGED = "merged", "已合并"
    CANCELLED = "cancelled", "已撤销"


ENDED = (State.CLOSED, State.SPECIAL_CLOSED, State.MERGED, State.CANCELLED)
OPEN = tuple(s for s in State if s not in ENDED)
BEFORE_CONTACT = (State.REGISTERED, State.ASSIGNED, State.DISPATCHED)  # in these a case may be withdrawn
WORKING = (State.DISPATCHED, State.CONTACTED, State.IN_PROGRESS, State.REWORK)  # in these it has a handler


class Kind(TextChoices):
    ENQUIRY = "enquiry", "咨询"
    PRAISE = "praise", "表扬"
    SUGGESTION = "suggestion", "建议"
    SERVICE_COMPLAINT = "service_complaint", "服务投诉"
    COMMITMENT_COMPLAINT = "commitment_complaint", "承诺投诉"
    DESIGN_COMPLAINT = "design_complaint", "设计投诉"
    QUALITY_COMPLAINT = "quality_complaint", "质量投诉（保内整改）"
    PAID_REPAIR = "paid_repair", "报修（有偿）"
    ASSISTANCE = "assistance", "协助"


class Intent(TextChoices):
    """What the customer wants, as he is heard; a problem's kind follows from its code."""

    ENQUIRY = "enquiry", "咨询"
    PRAISE = "praise", "表扬"
    SUGGESTION = "suggestion", "建议"
    PROBLEM = "problem", "投诉或报修（由问题编码认定）"


FEEDBACK = (Kind.PRAISE, Kind.SUGGESTION)
COMPLAINTS = (Kind.SERVICE_COMPLAINT, Kind.COMMITMENT_COMPLAINT, Kind.DESIGN_COMPLAINT, Kind.QUALITY_COMPLAINT)
REPAIRS = (Kind.QUALITY_COMPLAINT, Kind.PAID_REPAIR)


class Tone(TextChoices):
    NEUTRAL = "neutral", "平和"
    DISSATISFIED = "dissatisfied", "不满"
    ANGRY = "angry", "激动"


class Channel(TextChoices):
    PHONE_400 = "phone_400", "400电话"
    WECHAT_MINI = "wechat_mini", "小程序"
    WECHAT_OFFICIAL = "wechat_official", "公众号"
    WEB = "web", "网站"
    SMS = "sms", "短信"
    EMAIL = "email", "邮件"
    LETTER = "letter", "来信"
    WALK_IN = "walk_in", "来访"
    SALES_OFFICE = "sales_office", "案场"
    PROPERTY_DESK = "property_desk", "物业前台"
    OWNER_GROUP = "owner_group", "业主群"
    SITE_VISIT = "site_visit", "现场"
    DELIVERY_INSPECTION = "delivery_inspection", "验房"
    PERIODIC_INSPECTION = "periodic_inspection", "定期检查"
    SURVEY_LOW_SCORE = "survey_low_score", "低分预警"
    SOCIAL_MEDIA = "social_media", "自媒体"
    GOV_12345 = "gov_12345", "12345"
    GOV_12315 = "gov_12315", "12315"
    HOUSING_BUREAU = "housing_bureau", "住建部门"
    PETITION = "petition", "信访"
    LAWYER_LETTER = "lawyer_letter", "律师函"
    MEDIA = "media", "媒体"
    INTERNAL_REPORT = "internal_report", "员工代报"


GOVERNMENT = (Channel.GOV_12345, Channel.GOV_12315, Channel.HOUSING_BUREAU, Channel.PETITION)


class FoundStage(TextChoices):
    PRE_ACCEPTANCE = "pre_acceptance", "预验收"
    OPEN_DAY = "open_day", "开放日"
    DELIVERY = "delivery", "交付"
    FIRST_YEAR = "first_year", "入住一年内"
    LATER = "later", "一年以后"
    PERIODIC_INSPECTION = "periodic_inspection", "定期检查"


class Gap(TextChoices):
    NO_PHONE = "no_phone", "无回电号码"
    NO_PLACE = "no_place", "位置未明"
    NO_NODE = "no_node", "问题编码待定"
    TEMPORARY_CALLER = "temporary_caller", "来电人未核实"


class Forced(TextChoices):
    INJURY = "injury", "有人受伤"
    STRUCTURE = "structure", "结构安全疑问"
    GAS_FIRE = "gas_fire", "燃气或火灾"
    LAWYER = "lawyer", "律师函"
    DEATH = "death", "有人死亡"
    GATHERING = "gathering", "10人以上聚集"
    DELIVERY_BLOCKED = "delivery_blocked", "阻挠交付"
    GROUP_PETITION = "group_petition", "集体上访"
    GOVERNMENT = "government", "政府转办"
    TRANSFERS = "transfers", "多次转派"
    CLUSTER = "cluster", "群诉"
    CLUSTER_MAJOR = "cluster_major", "大型群诉"
    UNANSWERED = "unanswered", "重大诉求逾时无进展"


BY_RULE = (Forced.TRANSFERS, Forced.CLUSTER, Forced.CLUSTER_MAJOR, Forced.UNANSWERED)
BY_PEOPLE = [(f.value, f.label) for f in Forced if f not in BY_RULE]  # what somebody may say of a case


class OutletKind(TextChoices):
    """Who spreads it: the least level this gives, however few have seen it."""

    PRIVATE = "private", "个人账号或业主群"
    LOCAL = "local", "本地论坛、自媒体或媒体"
    CITY = "city", "市级或省级主流媒体"
    NATIONAL = "national", "全国性媒体、维权节目或热搜"


class Method(TextChoices):
    PHONE = "phone", "电话"
    VISIT = "visit", "上门"
    WECHAT = "wechat", "微信"
    SMS = "sms", "短信"
    MEETING = "meeting", "当面"
    SITE = "site", "现场核实（无回电号码）"


class Consent(TextChoices):
    RECORDING = "recording", "通话录音"
    SMS_REPLY = "sms_reply", "短信回复"
    TAP = "tap", "客户点按确认"
    SIGNATURE = "signature", "签字"
    ANONYMOUS = "anonymous", "无回电号码，无法征求同意"


class Approval(TextChoices):
    """Of a change of plan that the port's head has to agree to."""

    NOT_NEEDED = "", "不需要"
    ASKED = "asked", "等端口第一责任人同意"
    GIVEN = "given", "端口第一责任人已同意"
    REFUSED = "refused", "端口第一责任人不同意"


class CostBearer(TextChoices):
    CONTRACTOR = "contractor", "施工单位"
    SUPPLIER = "supplier", "供应商"
    DEVELOPER = "developer", "开发企业"
    OWNER = "owner", "业主"
    PROPERTY = "property", "物业公司"
    FUND = "fund", "维修资金"


class Ruling(TextChoices):
    IN_WARRANTY = "in_warranty", "保修期内"
    OUT_OF_TERM = "out_of_term", "已过保修期"
    EXCLUDED = "excluded", "不属保修范围"
    UNDETERMINED = "undetermined", "待认定"
    NOT_APPLICABLE = "not_applicable", "不适用"


class Exclusion(TextChoices):
    """Why a problem is outside the warranty's scope (warranty.md)."""

    MISUSE = "misuse", "使用不当"
    OWNER_ALTERATION = "owner_alteration", "业主自行改动"
    THIRD_PARTY = "third_party", "第三方造成"
    FORCE_MAJEURE = "force_majeure", "不可抗力"


class Cause(TextChoices):
    DESIGN = "design", "设计"
    MATERIAL = "material", "材料"
    WORKMANSHIP = "workmanship", "施工"
    PROTECTION = "protection", "成品保护"
    EQUIPMENT = "equipment", "设备"
    MAINTENANCE = "maintenance", "维护"
    MISUSE = "misuse", "使用不当"
    OWNER_ALTERATION = "owner_alteration", "自行改动"
    THIRD_PARTY = "third_party", "第三方"
    FORCE_MAJEURE = "force_majeure", "不可抗力"
    PROMISE = "promise", "承诺"
    PROCESS = "process", "流程"
    UNDETERMINED = "undetermined", "未明"


class Dissatisfaction(TextChoices):
    RESPONSE = "response", "响应"
    PROCESS = "process", "过程"
    RESULT = "result", "结果"
    ATTITUDE = "attitude", "态度"
    RECURRENCE = "recurrence", "复发"
    COMPENSATION = "compensation", "补偿"
    OTHER = "other", "其他"


class SpecialReason(TextChoices):
    BEYOND_LAW = "beyond_law", "诉求超出法律和合同，已两次书面答复"
    LITIGATION = "litigation", "诉讼或仲裁已受理"
    MEDIATED = "mediated", "已达成调解协议"
    ACCESS_REFUSED = "access_refused", "30天内三次拒绝入户"
    THIRD_PARTY = "third_party", "第三方书面接手"


class RainResult(TextChoices):
    """What the customer says of a mended leak after the rain."""

    DRY = "dry", "没有再漏"
    LEAKS = "leaks", "又漏了或不满意"
    UNREACHED = "unreached", "未接通"


class InboundKind(TextChoices):
    FIRST = "first", "首次"
    CHASE = "chase", "催办"
    REPEAT = "repeat", "重复投诉"
