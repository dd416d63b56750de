import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from nuanju.core.scope import ScopedQuerySet
from nuanju.core.text import mask_phone
from nuanju.hotline.choices import CallBackResult
from nuanju.hotline.figures import figure
from nuanju.org.models import Project

PERSON = settings.AUTH_USER_MODEL


class CallBackQuerySet(ScopedQuerySet):
    def open(self):
        """Still to be called back; the most pressing first, those tried in vain after the others."""
        return self.filter(settled_at=None).order_by(F("called_at").asc(nulls_first=True), "due_at", "id")

    def overdue(self):
        """Nobody has tried by the due, which a try in vain moves on."""
        return self.filter(settled_at=None, due_at__lt=timezone.now())

    def with_people(self):
        return self.select_related("project", "held_by", "settled_by").prefetch_related("calls")


class CallBack(models.Model):
    """待回电: a number whose calls nobody answered; one row a number until somebody has spoken to it."""

    phone = models.CharField("号码", max_length=32, blank=True)  # "" = hidden: there is only what the voice mail says
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="call_backs")
    asked_at = models.DateTimeField("首次来电")
    last_at = models.DateTimeField("最近来电")
    due_at = models.DateTimeField("回电时限")
    held_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    held_at = models.DateTimeField(null=True)  # who is dialling now, so that two do not
    called_at = models.DateTimeField("首次回拨", null=True)
    tries = models.PositiveSmallIntegerField("已拨次数", default=0)
    result = models.CharField("结果", max_length=12, choices=CallBackResult.choices, blank=True)  # the last
    note = models.CharField("说明", max_length=300, blank=True)
    settled_at = models.DateTimeField("了结时间", null=True)
    settled_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = CallBackQuerySet.as_manager()

    class Meta:
        verbose_name = "待回电"
        ordering = ["due_at", "id"]
        indexes = [models.Index(fields=["project", "due_at"], name="call_back_open", condition=Q(settled_at=None))]
        constraints = [
            models.UniqueConstraint(
                fields=["phone", "project"], name="one_call_back_a_number", nulls_distinct=False,
                condition=Q(settled_at=None) & ~Q(phone=""),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.masked_phone} {timezone.localtime(self.asked_at):%m-%d %H:%M}"

    @property
    def masked_phone(self) -> str:
        return mask_phone(self.phone) if self.phone else "号码未显示"

    @property
    def is_overdue(self) -> bool:
        return self.settled_at is None and self.due_at < timezone.now()

    def holder(self, minutes: int):
        """Who is dialling, unless he has held it too long."""
        fresh = self.held_at and self.held_at > timezone.now() - datetime.timedelta(minutes=minutes)
        return self.held_by if fresh else None

    @property
    def dialling(self):
        """Who is dialling by the figure in force."""
        return self.holder(int(figure("call_back_hold_minutes")))

    def live_topics(self) -> list[str]:
        return [f"p{self.project_id}"] if self.project_id else ["all"]
