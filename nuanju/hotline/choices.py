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


class Proof(models.TextChoices):
    """What a caller's identity is verified by: two of them."""

    PHONE = "phone", "登记电话"
    ID_LAST4 = "id_last4", "证件后四位"
    CONTRACT = "contract_number", "合同编号"
