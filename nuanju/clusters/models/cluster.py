from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuanju.clusters.choices import Level, Rule, State
from nuanju.core.scope import ScopedQuerySet

PERSON = settings.AUTH_USER_MODEL
UNDER_WAY = (State.WATCH, State.ACTIVE, State.CONTROLLED)


def person(label: str):
    return models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label)


class ClusterQuerySet(ScopedQuerySet):
    def under_way(self):
        return self.filter(state__in=UNDER_WAY)

    def cards(self):
        return self.select_related("project", "responsible", "first_case", "joined_into")


class Cluster(models.Model):
    """群诉: the same problem at many households of a project. `key` is the library code it is counted by."""

    project = models.ForeignKey("org.Project", models.PROTECT, related_name="clusters", verbose_name="项目")
    key = models.CharField("问题", max_length=30)
    title = models.CharField("名称", max_length=120)
    state = models.CharField("状态", max_length=12, choices=State.choices)
    version = models.PositiveIntegerField(default=0)
    level = models.CharField("级别", max_length=10, choices=Level.choices, default=Level.WATCH)
    households = models.PositiveIntegerField("户数", default=0)
    first_case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", verbose_name="首单")
    responsible = person("责任人")

    opened_at = models.DateTimeField("发现时间")
    since = models.DateTimeField()  # the first voice that belongs to it
    last_joined_at = models.DateTimeField("最近新增户")
    burst_at = models.DateTimeField("集中爆发", null=True, blank=True)
    activated_at = models.DateTimeField("成立时间", null=True, blank=True)
    controlled_at = models.DateTimeField("受控时间", null=True, blank=True)
    closed_at = models.DateTimeField("关闭时间", null=True, blank=True)

    cause = models.CharField("共同原因", max_length=500, blank=True)
    liable = models.CharField("责任单位", max_length=120, blank=True)
    compensation = models.CharField("补偿框架", max_length=1000, blank=True)
    solution = models.TextField("统一方案", blank=True)
    planned_at = models.DateTimeField("方案时间", null=True, blank=True)
    review = models.TextField("复盘", blank=True)
    joined_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="absorbed")

    objects = ClusterQuerySet.as_manager()

    class Meta:
        verbose_name = "群诉"
        constraints = [
            models.UniqueConstraint(
                fields=["project", "key"], condition=Q(state__in=UNDER_WAY), name="one_cluster_under_way"
            )
        ]
        indexes = [
            models.Index(fields=["-opened_at", "-id"], name="cluster_recent"),
            models.Index(fields=["project", "key", "-id"], name="cluster_key"),
        ]

    def __str__(self):
        return self.title

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def days(self) -> int:
        """How long it has lasted."""
        return ((self.closed_at or timezone.now()) - self.opened_at).days

    def live_topics(self) -> list[str]:
        return [f"p{self.project_id}"]


class Member(models.Model):
    """成员: a case (or a household named in a common letter) and why it belongs; leaving leaves the row."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="members")
    unit = models.CharField("户", max_length=40)
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True, related_name="memberships")
    household = models.ForeignKey("customers.Household", models.PROTECT, null=True, related_name="+")
    house = models.ForeignKey("estate.House", models.PROTECT, null=True, related_name="+")
    rules = ArrayField(models.CharField(max_length=10, choices=Rule.choices), default=list)
    reason = models.CharField("加入原因", max_length=200, blank=True)
    voiced_at = models.DateTimeField("反映时间")
    joined_at = models.DateTimeField("加入时间")
    joined_by = person("加入人")  # null = by the rules
    left_at = models.DateTimeField("移出时间", null=True)
    left_by = person("移出人")  # null = its case no longer fits; by hand it does not come back by itself
    left_why = models.CharField("移出原因", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cluster", "case"], condition=Q(case__isnull=False), name="case_in_once"),
            models.UniqueConstraint(fields=["cluster", "unit"], condition=Q(case=None), name="named_house_in_once"),
        ]
        indexes = [models.Index(fields=["case"], name="member_of_case")]

    def __str__(self):
        return f"{self.cluster} {self.house or self.unit}"

    @property
    def why(self) -> str:
        """The rules in words, with the reason given by hand."""
        return "、".join([*(str(Rule(r).label) for r in self.rules), *([self.reason] if self.reason else [])])
