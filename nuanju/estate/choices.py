"""What a house, a bay and a common part can be, with the labels people use."""

from django.db import models


class DeliveryStandard(models.TextChoices):
    BARE_SHELL = "bare_shell", "毛坯"
    FITTED_OUT = "fitted_out", "精装"


class HouseUse(models.TextChoices):
    DWELLING = "dwelling", "住宅"
    APARTMENT = "apartment", "公寓"
    SHOP = "shop", "商铺"
    OFFICE = "office", "办公"
    VILLA = "villa", "别墅"
    STORAGE = "storage", "储藏室"


class BayKind(models.TextChoices):
    SOLD = "sold", "产权车位"
    LEASED = "leased", "租赁车位"
    CIVIL_DEFENCE = "civil_defence", "人防车位"


SPACES = (
    "客厅",
    "餐厅",
    "主卧",
    "次卧",
    "书房",
    "主卫",
    "次卫",
    "厨房",
    "阳台",
    "玄关",
    "走廊",
)  # 户内空间 most plans have
