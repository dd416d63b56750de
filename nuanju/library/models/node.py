from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nuanju.library import codes
from nuanju.library.choices import (
    Level,
    NodeStatus,
    ProblemKind,
    ProblemScope,
    RepairClass,
    Severity,
    SymptomClass,
    WarrantyKey,
)
from nuanju.org.choices import PortKey
from nuanju.org.models import CityCompany, User


class LibraryVersion(models.Model):
    """A release of the library. Changes take effect at once and gather in an open version until it is released."""

    number = models.CharField("版本号", max_length=20, unique=True)
    effective_on = models.DateField("生效日期")
    note = models.CharField("说明", max_length=200, blank=True)
    released_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发布人"
    )
    released_at = models.DateTimeField("发布时间", null=True, blank=True)  # null = open, gathering changes

    class Meta:
        verbose_name = "问题库版本"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(models.Value(1), condition=Q(released_at=None), name="one_open_library_version"),
        ]

    def __str__(self):
        return self.number


class NodeQuerySet(models.QuerySet):
    def current(self):
        """The rows in force, one per code."""
        return self.filter(current=True)

    def in_order(self):
        return self.order_by("code")

    def history_of(self, code: str):
        return self.filter(code=code).select_related("version", "changed_by").order_by("-revision")


class ProblemNode(models.Model):
    """问题节点: one revision of one code. A change is a new row, so old cases keep the words they were filed under.

    Empty fields are inherited (`queries.effective`); codes are permanent.
    """

    code = models.CharField("编码", max_length=13)
    revision = models.PositiveSmallIntegerField("修订", default=1)
    current = models.BooleanField(default=True)
    version = models.ForeignKey(LibraryVersion, models.PROTECT, related_name="nodes", verbose_name="版本")
    level = models.PositiveSmallIntegerField("层级", choices=Level.choices)
    parent_code = models.CharField("上级编码", max_length=10, blank=True)
    zh = models.CharField("名称", max_length=40)
    en = models.CharField("英文名称", max_length=80, blank=True)
    port = models.CharField("端口", max_length=20, choices=PortKey.choices, blank=True)
    w = models.CharField("保修项目", max_length=20, choices=WarrantyKey.choices, blank=True)
    sev = models.CharField("级别提示", max_length=10, choices=Severity.choices, blank=True)
    rc = models.CharField("维修类别", max_length=2, choices=RepairClass.choices, blank=True)
    scope = models.CharField("部位性质", max_length=10, choices=ProblemScope.choices, blank=True)
    kind = models.CharField("问题性质", max_length=15, choices=ProblemKind.choices, blank=True)
    syn = ArrayField(models.CharField(max_length=30), verbose_name="客户口语词", default=list, blank=True)
    sym = models.CharField("现象类别", max_length=15, choices=SymptomClass.choices, blank=True)
    safety = models.BooleanField("安全缺陷", default=False)
    urgent = models.BooleanField("紧急", default=False)
    status = models.CharField("状态", max_length=10, choices=NodeStatus.choices, default=NodeStatus.ACTIVE)
    replaced_by = models.CharField("由此编码代替", max_length=13, blank=True)
    city_company = models.ForeignKey(
        CityCompany, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="本地节点所属城市公司"
    )
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")  # null = the shipped file
    changed_at = models.DateTimeField("修改时间")
    reason = models.CharField("修改原因", max_length=200, blank=True)

    objects = NodeQuerySet.as_manager()

    class Meta:
        verbose_name = "问题节点"
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(current=True), name="one_current_node_per_code"),
            models.UniqueConstraint(fields=["code", "revision"], name="node_revision_once"),
        ]
        indexes = [models.Index(fields=["parent_code", "code"], condition=Q(current=True), name="node_children")]

    def __str__(self):
        return self.zh

    @property
    def is_active(self) -> bool:
        return self.status == NodeStatus.ACTIVE

    @property
    def is_other(self) -> bool:
        return codes.is_other(self.code)
