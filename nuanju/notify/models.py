import string

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuanju.core.models import Event
from nuanju.core.scope import ScopedQuerySet
from nuanju.core.text import mask_phone
from nuanju.notify.choices import Audience, ChannelKind, DeliveryState
from nuanju.notify.codes import CODES
from nuanju.org.models import User


class NoticeTemplateQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The group's own words: for those who keep them."""
        return self.all() if user.may("keep_templates") else self.none()

    def in_force(self, on=None):
        """The newest text of each code × audience × channel that has come into effect."""
        day = on or timezone.localdate()
        newest = ("code", "audience", "channel")
        return self.filter(effective_on__lte=day).order_by(*newest, "-effective_on", "-pk").distinct(*newest)


class NoticeTemplate(models.Model):
    """What a notice says, per audience and channel; a change is a new row with its date."""

    code = models.CharField("通知", max_length=20, choices=[(k, f"{k} {c.label}") for k, c in CODES.items()])
    audience = models.CharField("对象", max_length=10, choices=Audience.choices)
    channel = models.CharField("渠道", max_length=10, choices=ChannelKind.choices)
    title = models.CharField("标题", max_length=80)
    text = models.TextField("内容", max_length=1000, help_text="花括号里的是变量，发送时换成这件诉求的内容")
    effective_on = models.DateField("生效日期")

    objects = NoticeTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "通知模板"
        ordering = ["code", "audience", "channel", "-effective_on"]
        constraints = [
            models.UniqueConstraint(
                name="notice_template_version",
                fields=["code", "audience", "channel", "effective_on"],
                violation_error_message="这一天已有一个版本，请换一个生效日期。",
            )
        ]

    def __str__(self):
        return f"{self.get_code_display()}（{self.get_audience_display()}·{self.get_channel_display()}）"

    def clean(self):
        """Only the plain variables of the code: no attributes, no indexes, no misspelt names."""
        allowed = CODES[self.code].variables if self.code in CODES else frozenset()
        for field in ("title", "text"):
            try:
                named = [part[1:] for part in string.Formatter().parse(getattr(self, field)) if part[1] is not None]
            except ValueError as broken:
                raise ValidationError({field: "花括号没有成对，请检查。"}) from broken
            if any(spec or turn for _, spec, turn in named):  # {number:>999999999} would fill the memory
                raise ValidationError({field: "花括号里只能写变量的名字，不能带冒号或感叹号。"})
            used = {name or "" for name, *_ in named}
            if unknown := used - allowed:
                words = "、".join(f"{{{n}}}" for n in sorted(unknown))
                can = "、".join(f"{{{n}}}" for n in sorted(allowed))
                raise ValidationError({field: f"不能使用 {words}。这个通知可用的变量：{can}"})


class NoticeQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """One's own notices; the log of a case is shown with the case, the outbox by its own grant."""
        return self.filter(recipient_id=user.pk)

    def in_app(self):
        return self.filter(channel=ChannelKind.APP)

    def unread(self):
        return self.in_app().filter(read_at=None)


class Notice(models.Model):
    """One telling of one event to one person on one channel: as it was said."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="notices")
    code = models.CharField(max_length=20)
    project_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=10, choices=ChannelKind.choices)
    recipient = models.ForeignKey(User, models.PROTECT, null=True, related_name="notices")
    to_name = models.CharField(max_length=80, blank=True)
    address = models.CharField(max_length=254, blank=True)
    title = models.CharField(max_length=200)
    text = models.TextField()
    link = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "通知"
        constraints = [
            models.UniqueConstraint(
                name="notice_once_per_user",
                fields=["event", "code", "channel", "recipient"],
                condition=Q(recipient__isnull=False),
            ),
            models.UniqueConstraint(
                name="notice_once_per_address",
                fields=["event", "code", "channel", "address"],
                condition=Q(recipient__isnull=True),
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "-id"], name="notice_recipient"),
            models.Index(fields=["recipient"], name="notice_unread", condition=Q(read_at=None, channel="app")),
        ]

    def __str__(self):
        return f"{self.code} {self.to_name} {self.title}"

    @property
    def masked_address(self) -> str:
        """138****5678, z***@example.com."""
        if "@" in self.address:
            person, _, host = self.address.partition("@")
            return f"{person[:1]}***@{host}"
        return mask_phone(self.address)

    @property
    def label(self) -> str:
        return CODES[self.code].label if self.code in CODES else self.code


TONES: dict[str, str] = {
    DeliveryState.QUEUED: "busy", DeliveryState.SENT: "good", DeliveryState.FAILED: "bad", DeliveryState.DEAD: "bad",
    DeliveryState.OUTBOX: "wait",
}  # fmt: skip


class DeliveryQuerySet(ScopedQuerySet):
    project_path = "notice__project_id"

    def visible_to(self, user):
        """The outbox is for those who look after the channels."""
        return super().visible_to(user) if user.may("see_outbox") else self.none()


class Delivery(models.Model):
    """How a notice is getting on in its channel."""

    notice = models.OneToOneField(Notice, models.CASCADE, related_name="delivery")
    state = models.CharField("状态", max_length=10, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    sent_at = models.DateTimeField("发出时间", null=True)
    error = models.CharField("原因", max_length=300, blank=True)
    provider_id = models.CharField("回执号", max_length=100, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "投递"
        indexes = [models.Index(fields=["state", "-id"], name="delivery_state")]

    def __str__(self):
        return f"{self.notice_id} {self.state}"

    @property
    def may_resend(self) -> bool:
        """There is somewhere to send it, and it is not on its way."""
        return self.state in (DeliveryState.DEAD, DeliveryState.OUTBOX) and bool(self.notice.address)

    @property
    def tone(self) -> str:
        """Colour of the state: wait, busy, bad, good."""
        return TONES[self.state]
