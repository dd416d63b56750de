from django.db import models
from django.db.models import Q

from nuanju.cases.models import Case
from nuanju.escalation.choices import Reporting, Rung
from nuanju.escalation.models.base import AroundCaseQuerySet, person
from nuanju.org.models import Project


class ReportDutyQuerySet(AroundCaseQuerySet):
    def running(self):
        return self.filter(state=Reporting.RUNNING)

    def overdue(self, now):
        return self.running().filter(due_at__lt=now)

    def silent_since(self, moment):
        """Hot and above, no report since the moment, and not yet put down."""
        return self.running().filter(rung__gte=Rung.PROJECT_GM, heard_at__lte=moment, missing_since=None)


class ReportDuty(models.Model):
    """汇报任务: while a case is raised its responsible person owes progress reports; the subject of their clock."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="report_duties")
    project = models.ForeignKey(Project, models.PROTECT, related_name="+")
    state = models.CharField("状态", max_length=10, choices=Reporting.choices, default=Reporting.RUNNING)
    rung = models.PositiveSmallIntegerField("层级", choices=Rung.choices)
    started_at = models.DateTimeField("开始")
    ended_at = models.DateTimeField("结束", null=True)
    heard_at = models.DateTimeField("最近报告")  # the last report, before the first one the start
    due_at = models.DateTimeField("下次报告", null=True)  # of the running clock, for queues
    missing_since = models.DateTimeField(null=True)  # put down for the bulletin, once per silence

    objects = ReportDutyQuerySet.as_manager()

    class Meta:
        verbose_name = "汇报任务"
        constraints = [
            models.UniqueConstraint(fields=["case"], name="one_report_duty", condition=Q(state=Reporting.RUNNING))
        ]
        indexes = [
            models.Index(fields=["due_at"], name="report_duty_due", condition=Q(state=Reporting.RUNNING)),
            models.Index(
                fields=["project", "due_at"], name="report_duty_project", condition=Q(state=Reporting.RUNNING)
            ),
        ]

    def __str__(self):
        return f"{self.case} 进展报告"


class ProgressReport(models.Model):
    """进展报告: what the responsible person tells his superiors, and when they hear again."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="progress_reports")
    project = models.ForeignKey(Project, models.PROTECT, related_name="+")
    duty = models.ForeignKey(ReportDuty, models.CASCADE, related_name="reports")
    rung = models.PositiveSmallIntegerField("层级", choices=Rung.choices)
    by = person("报告人")
    at = models.DateTimeField("时间")
    due_at = models.DateTimeField("应报", null=True)
    text = models.TextField("进展")
    next_step = models.TextField("下一步")
    next_on = models.DateField("下一步日期")

    objects = AroundCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "进展报告"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["case", "-at"], name="progress_report_case")]

    def __str__(self):
        return f"{self.case} {self.at:%m-%d %H:%M} 报告"

    @property
    def late(self) -> bool:
        return self.due_at is not None and self.at > self.due_at
