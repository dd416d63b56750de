"""Questions about notices."""

import datetime
from typing import NamedTuple

from django.db import models
from django.db.models import Count, Max, Q
from django.utils import timezone

from nuanju.notify.channels import CHANNELS
from nuanju.notify.choices import ChannelKind, DeliveryState
from nuanju.notify.models import Delivery, Notice, Preference


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


def channels() -> list[ChannelStand]:
    """All but in-app, in one query."""
    since = timezone.now() - datetime.timedelta(days=1)
    out = Q(state__in=(DeliveryState.SENT, DeliveryState.RECEIVED))
    waiting = Q(state__in=(DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.FAILED, DeliveryState.HELD))
    recent = Delivery.objects.filter(notice__created_at__gte=since).order_by()
    rows = recent.values_list("notice__channel").annotate(
        Count("pk", filter=out), Count("pk", filter=waiting), Count("pk", filter=Q(state=DeliveryState.DEAD)),
        Max("sent_at"),
    )  # fmt: skip
    found = {channel: numbers for channel, *numbers in rows}
    kinds = [kind for kind in ChannelKind if kind != ChannelKind.APP]
    return [ChannelStand(k, CHANNELS[k].connected(), *found.get(k, (0, 0, 0, None))) for k in kinds]
