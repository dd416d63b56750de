"""Words of the hotline, with the labels people use."""

from django.db import models


class CallState(models.TextChoices):
    RINGING = "ringing", "振铃中"
    ANSWERED = "answered", "通话中"
    TRANSFERRED = "transferred", "已转接"
    ABANDONED = "abandoned", "未接通"
    ENDED = "ended", "已结束"


class CallEventKind(models.TextChoices):
    """What the telephony reports; it may come late, twice or in any order."""

    RANG = "rang", "来电"
    ANSWERED = "answered", "接听"
    TRANSFERRED = "transferred", "转接"
    ABANDONED = "abandoned", "客户挂断（未接通）"
    ENDED = "ended", "结束"
    RECORDED = "recorded", "录音"
    VOICEMAIL = "voicemail", "语音留言"


class CallBackResult(models.TextChoices):
    """How a call nobody answered was returned."""

    REACHED = "reached", "已联系上"
    NO_ANSWER = "no_answer", "无人接听"
    NOT_NEEDED = "not_needed", "无需回电（误拨、骚扰、空号）"
    CAME_THROUGH = "came_through", "客户再次来电已接通"


class Proof(models.TextChoices):
    """What a caller's identity is verified by: two of them."""

    PHONE = "phone", "登记电话"
    ID_LAST4 = "id_last4", "证件后四位"
    CONTRACT = "contract_number", "合同编号"


class GateCheck(models.TextChoices):
    """What an item of the start-up gate reads from the facts instead of a tick."""

    ESTATE = "estate", "房屋与客户已导入"
    PORTS = "ports", "五个端口都有第一责任人和副手"
    CALENDAR = "calendar", "工作时间与本年日历已载入"
    WARRANTY = "warranty", "保修期限已设定"
    CONTRACTORS = "contractors", "施工单位名单已录入"
    SCRIPT = "script", "知识库有已发布的话术"
    PHONES = "phones", "400号码与值班电话已登记"
    PLACES = "places", "号码公示位置已建档"
    TRIAL = "trial", "测试单走完全部状态"
