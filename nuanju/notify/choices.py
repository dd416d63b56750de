"""Words of notices."""

from django.db import models


class ChannelKind(models.TextChoices):
    APP = "app", "站内"
    SMS = "sms", "短信"
    EMAIL = "email", "邮件"
    VOICE = "voice", "电话"


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
    SENT = "sent", "已发送"
    FAILED = "failed", "发送失败，稍后重试"
    DEAD = "dead", "未送达"
    OUTBOX = "outbox", "未接通道"
