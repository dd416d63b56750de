"""What was told to whom: the words, and how they are getting on."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuanju.core.models import Event
from nuanju.core.scope import ScopedQuerySet
from nuanju.core.text import mask_phone
from nuanju.notify.choices import ChannelKind, Weight
from nuanju.notify.codes import CODES
from nuanju.notify.models.template import NoticeTemplate
from nuanju.org.models import User


class NoticeQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """One's own notices; the log of a case is shown with the case, the outbox by its own grant."""
        return self.filter(recipient_id=user.pk)

    def in_app(self):
        return self.filter(channel=ChannelKind.APP)

    def unread(self):
        """What a digest tells together is not counted one by one."""
        return self.in_app().filter(read_at=None, gathered=False)


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
    template = models.ForeignKey(NoticeTemplate, models.PROTECT, null=True, related_name="+")  # null: the shipped words
    weight = models.PositiveSmallIntegerField(choices=Weight.choices, default=Weight.NORMAL)
    facts = models.JSONField(null=True)  # of text messages: providers with templates of their own fill them in
    gathered = models.BooleanField(default=False)  # one of many at once: told by a digest, not by itself
    digest = models.ForeignKey("self", models.PROTECT, null=True, related_name="members")
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
            models.Index(
                fields=["recipient"], name="notice_unread", condition=Q(read_at=None, channel="app", gathered=False)
            ),
            models.Index(
                fields=["recipient", "created_at"], name="notice_recent", condition=Q(recipient__isnull=False)
            ),
            models.Index(fields=["address", "-id"], name="notice_webhook", condition=Q(channel="webhook")),
            models.Index(fields=["digest"], name="notice_digest", condition=Q(digest__isnull=False)),
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
    def fell_back(self) -> bool:
        """Its template was broken: the words are those Nuanju comes with."""
        return self.template_id is None and self.channel != ChannelKind.WEBHOOK

    @property
    def label(self) -> str:
        return CODES[self.code].label if self.code in CODES else "系统对接推送"
