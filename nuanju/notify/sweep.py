"""The sweep: what waited for its hour goes on; what a dead worker left lying is taken up again."""

import datetime

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from nuanju.notify import figures
from nuanju.notify.channels import CHANNELS
from nuanju.notify.choices import DeliveryState
from nuanju.notify.delivery import BACKOFF, GRACE, enqueue, give_up
from nuanju.notify.gather import gather_due
from nuanju.notify.models import Delivery, Notice

BATCH = 500
HERE = (DeliveryState.HELD, DeliveryState.QUEUED, DeliveryState.FAILED, DeliveryState.SENDING)


def sweep(now: datetime.datetime | None = None) -> int:
    """Any number of workers may sweep at once; returns how many deliveries were moved."""
    now, total = now or timezone.now(), 0
    crowded = _crowded(now)
    while done := _batch(now, crowded):
        total += done
    return total + gather_due(now)


def _crowded(now: datetime.datetime) -> set[tuple]:
    """Whom the morning would overwhelm, and on which channel."""
    held = Delivery.objects.due(now).filter(state=DeliveryState.HELD, notice__recipient__isnull=False).order_by()
    told = held.values_list("notice__recipient", "notice__channel").annotate(n=Count("pk"))
    return {(user, channel) for user, channel, n in told if n > figures.rules().digest_after}


@transaction.atomic
def _batch(now: datetime.datetime, crowded: set[tuple]) -> int:
    mine = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).select_related("notice")
    rows = list(mine.due(now).filter(state__in=HERE)[:BATCH])
    for row in rows:
        _move(row, now, crowded)
    Delivery.objects.bulk_update(rows, ["state", "next_at", "error"])
    gathering = [row.notice_id for row in rows if row.state == DeliveryState.GATHERING]
    Notice.objects.filter(pk__in=gathering).update(gathered=True)
    enqueue([row for row in rows if row.state in (DeliveryState.QUEUED, DeliveryState.FAILED)])
    return len(rows)


def _move(row: Delivery, now: datetime.datetime, crowded: set[tuple]) -> None:
    row.next_at = now + GRACE
    match row.state:
        case DeliveryState.HELD if (row.notice.recipient_id, row.notice.channel) in crowded:
            row.state, row.next_at = DeliveryState.GATHERING, now
        case DeliveryState.HELD:
            row.state = DeliveryState.QUEUED
        case DeliveryState.SENDING:  # its worker died, or hangs: the message carries an id, so twice is once
            _take_up(row)


def _take_up(row: Delivery) -> None:
    row.state, row.error = DeliveryState.FAILED, "发送中断，已重新排队"
    if row.attempts > len(getattr(CHANNELS[row.notice.channel], "BACKOFF", BACKOFF)):
        give_up(row, "多次发送中断")
