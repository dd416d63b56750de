"""How a notice is getting on in its channel."""

from django.db import models
from django.db.models import Q

from nuanju.core.scope import ScopedQuerySet
from nuanju.notify.choices import DeliveryState
from nuanju.notify.models.notice import Notice

TONES: dict[str, str] = {
    DeliveryState.QUEUED: "busy", DeliveryState.HELD: "wait", DeliveryState.SENDING: "busy", DeliveryState.SENT: "good",
    DeliveryState.RECEIVED: "good", DeliveryState.FAILED: "bad", DeliveryState.DEAD: "bad",
    DeliveryState.OUTBOX: "wait", DeliveryState.GATHERING: "wait", DeliveryState.GATHERED: "good",
}  # fmt: skip


class DeliveryQuerySet(ScopedQuerySet):
    project_path = "notice__project_id"

    def visible_to(self, user):
        """The outbox is for those who look after the channels."""
        return super().visible_to(user) if user.may("see_outbox") else self.none()

    def due(self, now):
        """To be looked at by the sweep: the night is over, a worker fell silent, a job was lost."""
        return self.filter(next_at__lte=now).order_by("next_at", "pk")


class Delivery(models.Model):
    """How a notice is getting on in its channel."""

    notice = models.OneToOneField(Notice, models.CASCADE, related_name="delivery")
    state = models.CharField("状态", max_length=10, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    next_at = models.DateTimeField("下次处理", null=True)  # null: nothing more to be done by itself
    sent_at = models.DateTimeField("发出时间", null=True)
    received_at = models.DateTimeField("送达时间", null=True)
    error = models.CharField("原因", max_length=300, blank=True)
    provider_id = models.CharField("回执号", max_length=100, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "投递"
        indexes = [
            models.Index(fields=["state", "-id"], name="delivery_state"),
            models.Index(fields=["next_at"], name="delivery_next", condition=Q(next_at__isnull=False)),
            models.Index(fields=["provider_id"], name="delivery_provider", condition=~Q(provider_id="")),
        ]

    def __str__(self):
        return f"{self.notice_id} {self.state}"

    @property
    def project_id(self) -> int | None:
        return self.notice.project_id

    @property
    def may_resend(self) -> bool:
        """There is somewhere to send it, and it is not on its way."""
        return self.state in (DeliveryState.DEAD, DeliveryState.OUTBOX) and bool(self.notice.address)

    @property
    def tone(self) -> str:
        """Colour of the state: wait, busy, bad, good."""
        return TONES[self.state]
