import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from nuanju.core.scope import NOWHERE, ScopedQuerySet
from nuanju.core.text import mask_phone
from nuanju.customers.models import Customer
from nuanju.hotline.choices import CallEventKind, CallState, Proof
from nuanju.org.models import Project

PERSON = settings.AUTH_USER_MODEL
LONGEST_RING = datetime.timedelta(minutes=10)  # an end that was never reported does not hold an agent for ever
LONGEST_TALK = datetime.timedelta(hours=3)
WAITING = Q(ended_at=None, abandoned_at=None) & (Q(picked_up_at=None) | Q(transferred_at__gt=F("picked_up_at")))


class PublishingPlaceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The group's own list: everybody's."""
        return self


class PublishingPlace(models.Model):
    """号码公示位置: where a caller saw our number."""

    name = models.CharField("公示位置", max_length=30, unique=True)
    position = models.PositiveSmallIntegerField("排序", default=1)
    is_active = models.BooleanField("使用中", default=True)

    objects = PublishingPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "号码公示位置"
        ordering = ["position", "id"]

    def __str__(self):
        return self.name


class CallQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """Calls of the projects in reach and one's own; a call of no known project is seen by the group's people."""
        reach = getattr(user, "reach", NOWHERE)
        if reach.everywhere:
            return self
        return self.filter(Q(project_id__in=reach.project_ids) | Q(agent_id=user.pk or 0))

    def ringing(self):
        """Nobody has picked up yet, or not since the last transfer to an agent."""
        since = timezone.now() - LONGEST_RING
        fresh = Q(started_at__gte=since) | Q(transferred_at__gte=since)
        return self.filter(WAITING, fresh, transferred_to="")

    def talking(self):
        since = timezone.now() - LONGEST_TALK
        return self.filter(ended_at=None, abandoned_at=None, picked_up_at__gte=since).exclude(WAITING)

    def with_people(self):
        return self.select_related("agent", "customer", "project", "place")


class Call(models.Model):
    """通话: its state is read from what has been reported, so reports may come late, twice or in any order."""

    call_id = models.CharField("通话编号", max_length=64, unique=True)  # the telephony's own
    phone = models.CharField("来电号码", max_length=32, blank=True)  # as phones.normalise gives it; "" = hidden
    called = models.CharField("被叫号码", max_length=32, blank=True)
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="calls")
    agent = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="calls")
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, blank=True, related_name="calls")
    place = models.ForeignKey(
        PublishingPlace, models.PROTECT, null=True, blank=True, related_name="calls", verbose_name="号码公示位置"
    )
    recording_url = models.URLField("录音", max_length=500, blank=True)
    call_back = models.ForeignKey(
        "hotline.CallBack", models.PROTECT, null=True, blank=True, related_name="calls", verbose_name="待回电"
    )
    started_at = models.DateTimeField("来电时间")
    answered_at = models.DateTimeField("接听时间", null=True)  # the first time anybody picked up
    picked_up_at = models.DateTimeField(null=True)  # the last time
    transferred_at = models.DateTimeField("转接时间", null=True)
    transferred_to = models.CharField("转往", max_length=60, blank=True)  # outside the desk: duty phone, property
    voicemail_at = models.DateTimeField("语音留言时间", null=True)
    abandoned_at = models.DateTimeField("客户挂断时间", null=True)
    ended_at = models.DateTimeField("结束时间", null=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = "通话"
        ordering = ["-started_at", "-id"]
        indexes = [
            models.Index(fields=["-started_at"], name="call_open", condition=Q(ended_at=None, abandoned_at=None)),
            models.Index(fields=["agent", "-ended_at"], name="call_of_agent"),
            models.Index(fields=["customer", "-started_at"], name="call_of_customer"),
            models.Index(fields=["project", "-started_at"], name="call_of_project"),
            models.Index(fields=["phone", "-started_at"], name="call_of_phone"),
        ]

    def __str__(self):
        return f"{self.masked_phone} {timezone.localtime(self.started_at):%m-%d %H:%M}"

    @property
    def state(self) -> CallState:
        if self.ended_at or self.abandoned_at:
            return CallState.ENDED if self.answered_at else CallState.ABANDONED
        if self.is_ringing_on:
            return CallState.TRANSFERRED if self.transferred_at else CallState.RINGING
        return CallState.ANSWERED

    @property
    def is_missed(self) -> bool:
        """It is over and nobody picked up; or the caller spoke to the machine."""
        return self.is_over and self.answered_at is None

    @property
    def is_over(self) -> bool:
        return bool(self.ended_at or self.abandoned_at)

    @property
    def is_waiting(self) -> bool:
        """Somebody of the desk should pick up."""
        return self.is_ringing_on and not self.transferred_to

    @property
    def is_ringing_on(self) -> bool:
        """Nobody has picked up, or not since it was passed on."""
        if self.picked_up_at is None:
            return not self.is_over
        return not self.is_over and bool(self.transferred_at and self.transferred_at > self.picked_up_at)

    @property
    def masked_phone(self) -> str:
        return mask_phone(self.phone) if self.phone else "号码未显示"

    def get_state_display(self) -> str:
        return str(self.state.label)

    def live_topics(self) -> list[str]:
        return [f"u{self.agent_id}"] if self.agent_id else []


class IdentityCheck(models.Model):
    """身份核验: one try to prove that the caller is this customer; on a call, or without one at the counter."""

    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="identity_checks")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="identity_checks", verbose_name="客户")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")
    matched = models.JSONField("核对一致", default=list)  # of choices.Proof; what was said is not kept
    passed = models.BooleanField("通过")

    class Meta:
        verbose_name = "身份核验"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["customer", "by", "-at"], name="check_of_customer")]

    def __str__(self):
        return f"{self.customer} {'通过' if self.passed else '未通过'}"

    @property
    def words(self) -> str:
        """来电号码、证件后四位."""
        return "、".join(str(Proof(key).label) for key in self.matched)


class CallEvent(models.Model):
    """One report of the telephony, kept as it came."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="reports")
    kind = models.CharField("事项", max_length=12, choices=CallEventKind.choices)
    at = models.DateTimeField("时间")
    agent = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    heard_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["call", "kind", "at"], name="call_report_once")]

    def __str__(self):
        return f"{self.call_id} {self.kind}"
