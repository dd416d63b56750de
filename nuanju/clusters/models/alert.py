from django.conf import settings
from django.db import models
from django.db.models import Q

from nuanju.clusters.choices import AlertKind
from nuanju.core.scope import ScopedQuerySet


class TechAlertQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(settled_at=None)


class TechAlert(models.Model):
    """技术预警: a pattern for engineering or, over projects, for the group; it is no group complaint."""

    kind = models.CharField("类别", max_length=10, choices=AlertKind.choices)
    key = models.CharField(max_length=80)
    project = models.ForeignKey("org.Project", models.PROTECT, null=True, related_name="+", verbose_name="项目")
    contractor = models.ForeignKey("estate.Contractor", models.PROTECT, null=True, related_name="+")
    title = models.CharField("内容", max_length=160)
    households = models.PositiveIntegerField("户数", default=0)
    cases: models.ManyToManyField = models.ManyToManyField("cases.Case", related_name="+", verbose_name="诉求")
    at = models.DateTimeField("预警时间")
    settled_at = models.DateTimeField("处理时间", null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    finding = models.CharField("处理结论", max_length=500, blank=True)

    objects = TechAlertQuerySet.as_manager()

    class Meta:
        verbose_name = "技术预警"
        constraints = [models.UniqueConstraint(fields=["key"], condition=Q(settled_at=None), name="one_open_alert")]
        indexes = [models.Index(fields=["-at", "-id"], name="alert_recent")]

    def __str__(self):
        return self.title
