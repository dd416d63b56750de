from datetime import datetime, time

from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuanju.core.scope import ScopedQuerySet
from nuanju.org.models import Project
from nuanju.sla.choices import OFFICIAL, TONES, HoursKey, Kind, Level, PauseReason, Row, Unit
from nuanju.sla.clockwork import Pause
from nuanju.sla.limit import Limit
from nuanju.sla.models.policies import LimitPolicy

COUNTED = Q(kind__in=OFFICIAL, cancelled_at=None)  # what the official on-time rates may count


class TimerQuerySet(ScopedQuerySet):
    def of(self, *subjects):
        """Clocks of these subjects (all of one model)."""
        return self.filter(subject_type=subjects[0]._meta.label_lower, subject_id__in=[s.pk for s in subjects])

    def running(self):
        return self.filter(stopped_at=None, cancelled_at=None)

    def sweepable(self, now):
        """Clocks with something to tell or to resume by now, the longest waiting first."""
        return self.running().filter(next_at__lt=now).order_by("next_at")

    def locked(self, **options):
        return self.select_for_update(no_key=True, of=("self",), **options)


class Timer(models.Model):
    """时限: a clock on a subject. Facts are moments; whether it was kept is read from them, never stored."""

    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    project = models.ForeignKey(Project, models.PROTECT, null=True, related_name="+")
    kind = models.CharField("时限", max_length=20, choices=Kind.choices)
    row = models.CharField("行", max_length=20, choices=Row.choices, blank=True)
    policy = models.ForeignKey(LimitPolicy, models.PROTECT, null=True, related_name="+")
    amount = models.DecimalField("数值", max_digits=6, decimal_places=2)
    unit = models.CharField("单位", max_length=5, choices=Unit.choices)
    hours = models.CharField("计时", max_length=12, choices=HoursKey.choices)
    half_share = models.PositiveSmallIntegerField(default=50)
    warn_share = models.PositiveSmallIntegerField(default=80)

    started_at = models.DateTimeField("开始")
    basis_at = models.DateTimeField("起算")  # started_at, or the moment the limit was tightened
    cap_at = models.DateTimeField("外部期限", null=True)  # e.g. a deadline stated by an authority: never later
    original_due_at = models.DateTimeField("原期限")  # what the limit itself says, without the agreed date
    agreed_due_at = models.DateTimeField("约定期限", null=True)
    agreed_at = models.DateTimeField("约定时间", null=True)
    due_at = models.DateTimeField("期限")
    provisional = models.BooleanField("日历暂定", default=False)

    half_at = models.DateTimeField()
    warn_at = models.DateTimeField()
    warned = models.PositiveSmallIntegerField("已提醒", choices=Level.choices, default=Level.NONE)
    next_at = models.DateTimeField(null=True)  # the sweep looks here: next warning, or the end of the pause
    overdue_at = models.DateTimeField(null=True)  # the verdict, once recorded

    stopped_at = models.DateTimeField("停止", null=True)
    cancelled_at = models.DateTimeField("取消", null=True)
    gross_seconds = models.BigIntegerField(null=True)
    net_seconds = models.BigIntegerField(null=True)  # without the pauses

    objects = TimerQuerySet.as_manager()

    class Meta:
        verbose_name = "时限"
        ordering = ["started_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_running_clock",
                fields=["subject_type", "subject_id", "kind"],
                condition=Q(stopped_at=None, cancelled_at=None),
            ),
            models.CheckConstraint(
                name="stopped_clock_is_silent",
                condition=Q(stopped_at=None, cancelled_at=None) | Q(next_at=None),
            ),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="timer_subject"),
            models.Index(fields=["next_at"], name="timer_next", condition=Q(next_at__isnull=False)),
            models.Index(fields=["project", "due_at"], name="timer_running", condition=Q(stopped_at=None)),
            models.Index(fields=["due_at"], name="timer_official_due", condition=COUNTED),  # the rates of a day
            models.Index(
                fields=["stopped_at"], name="timer_official_stop", condition=COUNTED & Q(stopped_at__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}时限"

    @property
    def limit(self) -> Limit:
        return Limit(self.amount, self.unit, self.hours, self.row, self.policy_id, self.half_share, self.warn_share)

    @limit.setter
    def limit(self, limit: Limit) -> None:
        self.amount, self.unit, self.hours = limit.amount, limit.unit, limit.hours
        self.row, self.policy_id = limit.row, limit.policy_id
        self.half_share, self.warn_share = limit.half_share, limit.warn_share

    @property
    def ended_at(self) -> datetime | None:
        return self.stopped_at or self.cancelled_at

    @property
    def is_running(self) -> bool:
        return self.ended_at is None

    @property
    def was_met(self) -> bool:
        """Stopped by its due, and no overdue recorded against it."""
        return self.stopped_at is not None and self.stopped_at <= self.due_at and self.overdue_at is None

    def level(self, now: datetime) -> Level:
        """How far the clock has gone by `now` (or by its end)."""
        t = self.ended_at or now
        if self.overdue_at or t > self.due_at:
            return Level.OVER
        return Level.WARN if t >= self.warn_at else Level.HALF if t >= self.half_at else Level.NONE

    def tone(self, now: datetime) -> str:
        """calm, half, warn or over."""
        return TONES[self.level(now)]

    def is_overdue(self, now: datetime) -> bool:
        """Past its due and not stopped: a pause that began after the due holds nothing back."""
        pause = self.open_pause()
        return self.due_at < (pause.started_at if pause else now)

    def open_pause(self) -> "PauseInterval | None":
        """The pause that lasts; reads prefetched pauses."""
        return next((p for p in self.pauses.all() if p.ended_at is None), None)


class PauseInterval(models.Model):
    """挂起: an approved stop of a clock; who approved it and on what evidence stands with the subject (`ref`)."""

    timer = models.ForeignKey(Timer, models.CASCADE, related_name="pauses")
    reason = models.CharField("原因", max_length=30, choices=PauseReason.choices)
    started_at = models.DateTimeField("开始")
    resume_on = models.DateField("恢复日期")
    ended_at = models.DateTimeField("结束", null=True)
    ref = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = "挂起"
        ordering = ["started_at", "id"]
        constraints = [
            models.UniqueConstraint(name="one_open_pause", fields=["timer"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="pause_ends_after_start",
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("started_at")),
            ),
        ]

    def __str__(self):
        return f"{self.get_reason_display()} {self.started_at:%m-%d %H:%M}"

    @property
    def resumes_at(self) -> datetime:
        """The moment the pause ends by itself: the first of the day it was approved to."""
        return datetime.combine(self.resume_on, time(), timezone.get_default_timezone())

    def until(self, now: datetime) -> Pause:
        """The pause as far as it has gone by `now`; it never goes beyond its resume date."""
        end = self.ended_at or max(self.started_at, min(now, self.resumes_at))
        return Pause(self.started_at, end, self.get_reason_display())
