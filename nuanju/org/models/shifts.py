from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuanju.core.scope import ScopedQuerySet
from nuanju.org.choices import PortKey
from nuanju.org.models.people import User
from nuanju.org.models.places import Project

SEATS = "seats"  # what those who watch the seats hear of, wherever the agent's projects lie


class AbsenceQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        return self.filter(user__in=User.objects.visible_to(user))


class Absence(models.Model):
    """请假/出差: while it lasts the deputy acts."""

    user = models.ForeignKey(User, models.CASCADE, related_name="absences", verbose_name="人员")
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    reason = models.CharField("原因", max_length=100, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = "缺勤"
        ordering = ["-starts_at"]
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_start",
                condition=Q(ends_at__gt=models.F("starts_at")),
                violation_error_message="结束时间要晚于开始时间。",
            )
        ]

    def __str__(self):
        return f"{self.user} {self.starts_at:%m-%d} – {self.ends_at:%m-%d}"


class DutyRoster(models.Model):
    """值班表: who is on duty per project and port; night line and automatic dispatch use it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="rosters", verbose_name="项目")
    port = models.CharField("端口", max_length=20, choices=PortKey.choices, blank=True, help_text="留空为项目夜间值班")
    user = models.ForeignKey(User, models.CASCADE, related_name="rosters", verbose_name="值班人")
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "值班"
        ordering = ["-starts_at"]
        indexes = [models.Index(fields=["project", "port", "starts_at"], name="roster_lookup")]

    def __str__(self):
        return f"{self.project} {self.get_port_display()} {self.user}"


class SeatPresence(models.Model):
    """坐席在岗: one stretch of being on shift at the 400 centre."""

    class State(models.TextChoices):
        READY = "ready", "空闲"
        TALKING = "talking", "通话中"
        AWAY = "away", "小休"

    user = models.ForeignKey(User, models.CASCADE, related_name="presences")
    state = models.CharField(max_length=10, choices=State.choices, default=State.READY)
    on_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    off_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user"], condition=Q(off_at=None), name="one_open_presence")]

    def __str__(self):
        return f"{self.user} {self.get_state_display()}"

    def live_topics(self) -> list[str]:
        """His own bar, and the boards of those who watch the seats."""
        return [SEATS, f"u{self.user_id}"]
