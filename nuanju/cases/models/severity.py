"""What the level of a case follows from beside its contacts and clocks: the group's thresholds, media, lowering."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nuanju.cases.choices import OutletKind, Severity
from nuanju.cases.models.case import Case
from nuanju.cases.models.overlays import decider
from nuanju.cases.models.steps import Step


def thresholds(label: str):
    return ArrayField(models.PositiveSmallIntegerField(), size=3, verbose_name=label)


def views() -> list[int]:
    return [10_000, 100_000, 1_000_001]


def interactions() -> list[int]:
    return [100, 1_001]


class SeverityRules(models.Model):
    """级别规则: one version of the thresholds for important, hot, major; never edited in place."""

    number = models.PositiveSmallIntegerField("版本", unique=True)
    effective_on = models.DateField("生效日期", unique=True)
    same = thresholds("同一客户同一事件（次）")
    others = thresholds("不同客户同类问题（户）")
    delay = thresholds("延误天数")
    media = thresholds("媒体级别")
    media_views = ArrayField(models.PositiveIntegerField(), size=3, default=views, verbose_name="浏览量达到 M2、M3、M4")
    media_interactions = ArrayField(
        models.PositiveIntegerField(), size=2, default=interactions, verbose_name="互动量达到 M2、M3"
    )
    media_outlets = models.PositiveSmallIntegerField("同级几家按上一级", default=3)
    media_local = models.PositiveSmallIntegerField("几家本地媒体为 M3", default=2)
    government_households = models.PositiveSmallIntegerField("12345 同一话题几户为 M2", default=5)
    government_days = models.PositiveSmallIntegerField("12345 统计天数", default=7)
    window_days = models.PositiveSmallIntegerField("同类问题统计天数")
    note = models.CharField("说明", max_length=200, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "级别规则"
        ordering = ["-effective_on"]

    def __str__(self):
        return f"级别规则第{self.number}版"


class MediaEntry(Step):
    """媒体记录: one sighting of the matter in public; measured again it is a new entry."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="media")
    outlet = models.CharField("媒体或账号", max_length=80)
    outlet_kind = models.CharField("类别", max_length=10, choices=OutletKind.choices)
    url = models.URLField("链接", max_length=500, blank=True)
    views = models.PositiveIntegerField("浏览量", default=0)
    interactions = models.PositiveIntegerField("互动量", default=0)
    claim = models.CharField("主要说法", max_length=500, blank=True)
    level = models.PositiveSmallIntegerField("级别")  # 1–4, as it was judged when entered

    class Meta:
        indexes = [models.Index(fields=["case", "level"], name="media_case_level")]
        constraints = [models.CheckConstraint(name="media_level_1_to_4", condition=Q(level__range=(1, 4)))]

    def __str__(self):
        return f"{self.outlet} M{self.level}"


class Lowering(Step):
    """降级申请: the group asks with a reason, a second person of the group agrees; the values known then are kept."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="lowerings")
    level = models.CharField("降为", max_length=10, choices=Severity.choices)
    reason = models.CharField("原因", max_length=500)
    decided_by = decider()
    decided_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)
    values = ArrayField(models.PositiveIntegerField(), size=4, null=True)  # same, others, delay, media at the decision
    forced = ArrayField(models.CharField(max_length=20), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case"], name="one_lowering_waits", condition=Q(approved=None))]
        indexes = [models.Index(fields=["case"], name="lowering_agreed", condition=Q(approved=True))]

    def __str__(self):
        return f"{self.case} 降级申请"
