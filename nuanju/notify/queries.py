"""Questions about notices."""

import datetime
import time
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Count, Max, Q
from django.utils import timezone

from nuanju.notify import choosing, figures, payload, signing
from nuanju.notify.channels import CHANNELS
from nuanju.notify.choices import ChannelKind, DeliveryState
from nuanju.notify.models import Delivery, Notice, Preference, Subscription


def unread(user) -> models.QuerySet[Notice]:
    """A user's unread in-app notices, newest first."""
    return Notice.objects.visible_to(user).unread().order_by("-pk")


def for_subject(subject: models.Model) -> models.QuerySet[Notice]:
    """Everything told about a case: to whom, on which channel, and how it got on; oldest first."""
    about = {"event__subject_type": subject._meta.label_lower, "event__subject_id": subject.pk}
    told = Notice.objects.filter(**about).exclude(channel=ChannelKind.WEBHOOK)
    return told.select_related("delivery", "recipient").order_by("pk")


def in_digest(user, event_id: int) -> models.QuerySet[Notice]:
    """What a digest told a user together; the digest is named by the event it began with."""
    mine = Notice.objects.visible_to(user).filter(digest__event_id=event_id, digest__recipient=user)
    return mine.order_by("-pk")


def preference_of(user) -> Preference:
    return Preference.objects.filter(user=user).first() or Preference(user=user)


class ChannelStand(NamedTuple):
    """How a channel does: connected or not, and what it did in the last day."""

    kind: ChannelKind
    connected: bool
    sent: int
    waiting: int
    dead: int
    last_sent: datetime.datetime | None


NOTHING: dict[str, Any] = {"sent": 0, "waiting": 0, "dead": 0, "last_sent": None}


def channels() -> list[ChannelStand]:
    """All but in-app, in one query."""
    since = timezone.now() - datetime.timedelta(days=1)
    out = Q(state__in=(DeliveryState.SENT, DeliveryState.RECEIVED))
    waiting = Q(state__in=(DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.FAILED, DeliveryState.HELD))
    recent = Delivery.objects.filter(notice__created_at__gte=since).order_by()
    counted = recent.values("notice__channel").annotate(
        sent=Count("pk", filter=out), waiting=Count("pk", filter=waiting),
        dead=Count("pk", filter=Q(state=DeliveryState.DEAD)), last_sent=Max("sent_at"),
    )  # fmt: skip
    found: dict[str, dict[str, Any]] = {row["notice__channel"]: dict(row) for row in counted}
    kinds = [kind for kind in ChannelKind if kind != ChannelKind.APP]
    stands = {k: found.get(k, {}) for k in kinds}
    return [
        ChannelStand(k, CHANNELS[k].connected(), **{f: stands[k].get(f, v) for f, v in NOTHING.items()}) for k in kinds
    ]


def wishes() -> list[choosing.Line]:
    """What a person may turn off, notice by notice."""
    return choosing.lines()


def wish_names() -> set[str]:
    """ "N04:sms" for everything that may be turned off."""
    return choosing.names()


def rules() -> figures.Rules:
    """Quiet hours and digests as they are today."""
    return figures.rules()


def event_kinds() -> list[str]:
    """The kinds of events other systems may ask for."""
    return payload.offered()


def subscription(pk: int) -> Subscription:
    """As it is now, for its answer."""
    return Subscription.objects.get(pk=pk)


def pushes(subscription: Subscription) -> models.QuerySet[Delivery]:
    """How the pushes to it got on, the latest first."""
    told = Delivery.objects.filter(notice__channel=ChannelKind.WEBHOOK, notice__address=str(subscription.pk))
    return told.select_related("notice__event").order_by("-notice_id")


def is_signed(secret: str, headers, body: bytes) -> bool:
    """Whether a gateway that shares `secret` with us said this, and lately."""
    return signing.is_gateways(secret, headers, body, now=time.time())
