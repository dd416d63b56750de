"""Who people are to a house and to us, with the labels people use."""

from django.db import models


class CustomerKind(models.TextChoices):
    PERSON = "person", "个人"
    COMPANY = "company", "单位"


class Gender(models.TextChoices):
    MALE = "male", "先生"
    FEMALE = "female", "女士"


class PartyRole(models.TextChoices):
    BUYER = "buyer", "买受人"
    CO_OWNER = "co_owner", "共有人"
    FAMILY = "family", "家属"
    TENANT = "tenant", "租户"
    AGENT = "agent", "代理人"


OWNING = frozenset({PartyRole.BUYER, PartyRole.CO_OWNER})  # may consent to a solution or compensation


class Segment(models.TextChoices):
    """In the order of a customer's life with the house."""

    LEAD = "lead", "意向客户"
    SUBSCRIBER = "subscriber", "认购客户"
    PROSPECTIVE_OWNER = "prospective_owner", "准业主"
    RUNNING_IN = "running_in", "磨合期业主"
    SETTLED = "settled", "稳定期业主"
    LONG_TERM = "long_term", "老业主"


class WatchReason(models.TextChoices):
    REPEATED = "repeated", "多次投诉"
    LITIGATION = "litigation", "诉讼仲裁"
    ORGANISER = "organiser", "群诉组织者"
    MEDIA = "media", "媒体相关"
    VULNERABLE = "vulnerable", "老弱病残孕"
    VIP = "vip", "重要客户"
    OTHER = "other", "其他"


class WatchLevel(models.TextChoices):
    ATTENTION = "attention", "关注"
    KEY = "key", "重点关注"


class ContactChannel(models.TextChoices):
    ALL = "all", "全部方式"
    PHONE = "phone", "电话"
    SMS = "sms", "短信"
    EMAIL = "email", "邮件"
    WECHAT = "wechat", "微信"


class Purpose(models.TextChoices):
    """What needs consent and can be refused; service notices need none."""

    MARKETING = "marketing", "营销推广"
    CARE = "care", "客户关怀"
    SURVEY = "survey", "满意度调研"
    PHOTO = "photo", "影像使用"
    REFERRAL = "referral", "老带新"
    CLUB = "club", "客户会"
    PORTRAIT = "portrait", "模型标签"
    RECORDING = "recording", "通话录音"
