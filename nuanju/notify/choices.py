"""Words of notices."""

from django.db import models


class ChannelKind(models.TextChoices):
    APP = "app", "站内"
    SMS = "sms", "短信"
    EMAIL = "email", "邮件"
    VOICE = "voice", "电话"
    WECOM = "wecom", "企业微信"
    ROBOT = "robot", "企业微信群"
    WEBHOOK = "webhook", "系统对接"


LOUD = frozenset({ChannelKind.SMS, ChannelKind.VOICE, ChannelKind.WECOM, ChannelKind.ROBOT})  # these wake people up
OFFERED = (ChannelKind.SMS, ChannelKind.EMAIL, ChannelKind.WECOM)  # what a person may turn off, notice by notice
TRIED = (
    ChannelKind.SMS,
    ChannelKind.EMAIL,
    ChannelKind.VOICE,
    ChannelKind.WECOM,
    ChannelKind.ROBOT,
)  # by a test message


class Audience(models.TextChoices):
    CUSTOMER = "customer", "客户"
    STAFF = "staff", "员工"


class Weight(models.IntegerChoices):
    """How pressing a notice is; the caller says it, quiet hours and digests obey it."""

    NORMAL = 0, "一般"  # waits for the morning, may be gathered, may be turned off by its reader
    IMPORTANT = 1, "重要"  # waits for the morning, may be gathered, is never turned off
    PRESSING = 2, "紧急"  # urgent, hot, major: at any hour, each one by itself


class DeliveryState(models.TextChoices):
    QUEUED = "queued", "待发送"
    HELD = "held", "夜间暂缓"
    SENDING = "sending", "发送中"
    SENT = "sent", "已发送"
    RECEIVED = "received", "已送达"
    FAILED = "failed", "发送失败，稍后重试"
    DEAD = "dead", "未送达"
    OUTBOX = "outbox", "未接通道"
    GATHERING = "gathering", "等待汇总"
    GATHERED = "gathered", "已并入汇总"
