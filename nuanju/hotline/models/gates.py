"""启动门: what a project must have before its 400 centre opens, back-scheduled from the opening for sale."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuanju.cases.models import Case
from nuanju.core.scope import ScopedQuerySet
from nuanju.hotline.choices import GateCheck
from nuanju.org.choices import Role
from nuanju.org.models import Project

PERSON = settings.AUTH_USER_MODEL


def person(label: str):
    return models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label)


class GateItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The group's own template: everybody's."""
        return self

    def in_force(self, on: datetime.date | None = None):
        """The newest version of each item by the day, without the retired ones, in their order."""
        day = on or timezone.localdate()
        newest = self.filter(effective_on__lte=day).order_by("key", "-effective_on").distinct("key")
        return self.filter(pk__in=newest.values("pk"), is_active=True).order_by("position", "pk")


class GateItem(models.Model):
    """启动项: one line of the template, versioned by its effective date; a gate keeps the version it was born with."""

    key = models.SlugField("键", max_length=30)
    effective_on = models.DateField("生效日期")
    title = models.CharField("事项", max_length=80)
    weeks = models.PositiveSmallIntegerField("开盘前几周完成")
    owner_role = models.CharField("负责岗位", max_length=30, choices=Role.choices)
    check_key = models.CharField(
        "自动核对", max_length=20, choices=GateCheck.choices, blank=True, help_text="留空为人工勾选，须附凭据"
    )
    position = models.PositiveSmallIntegerField("排序", default=1)
    is_active = models.BooleanField("使用中", default=True)

    objects = GateItemQuerySet.as_manager()

    class Meta:
        verbose_name = "启动项"
        ordering = ["position", "key", "-effective_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "effective_on"], name="gate_item_once_a_day",
                violation_error_message="这一项在同一天已有一个版本。",
            ),
            models.CheckConstraint(
                condition=Q(weeks__lte=52), name="gate_item_within_a_year",
                violation_error_message="最早可排到开盘前 52 周。",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.title


class Gate(models.Model):
    """启动门 of one project: shut until every item is done and the test case went through."""

    project = models.OneToOneField(Project, models.PROTECT, related_name="gate", verbose_name="项目")
    opens_on = models.DateField("开盘日期")
    leader = person("组长")
    made_by = person("建立人")
    made_at = models.DateTimeField("建立时间")
    opened_by = person("启用人")
    opened_at = models.DateTimeField("启用时间", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "启动门"
        ordering = ["opens_on", "id"]

    def __str__(self):
        return f"{self.project} 启动门"


class GateStep(models.Model):
    """One item of one gate. Ticked ones say who, when and on what evidence; checked ones are read from the facts."""

    gate = models.ForeignKey(Gate, models.CASCADE, related_name="steps")
    item = models.ForeignKey(GateItem, models.PROTECT, related_name="+", verbose_name="启动项")
    done_by = person("完成人")
    done_at = models.DateTimeField("完成时间", null=True, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    told_for = models.DateField(null=True, blank=True)  # the due whose passing has been told

    project_path = "gate__project_id"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "启动事项"
        ordering = ["item__position", "id"]
        constraints = [models.UniqueConstraint(fields=["gate", "item"], name="gate_step_once")]

    def __str__(self):
        return self.item.title

    @property
    def due_on(self) -> datetime.date:
        """Never typed: it follows the opening date wherever that moves."""
        return self.gate.opens_on - datetime.timedelta(weeks=self.item.weeks)


class GateTrial(models.Model):
    """测试单: the case that proves the way; how far it came is read from its own events. The case itself bears no mark."""

    gate = models.ForeignKey(Gate, models.CASCADE, related_name="trials")
    case = models.OneToOneField(Case, models.PROTECT, related_name="gate_trial", verbose_name="诉求单")
    at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "测试单"
        ordering = ["-at", "-id"]

    def __str__(self):
        return self.case.number
