"""How notices get out: handed to their channels, tried again later when that fails, given up in the end."""

import logging

from django.db import transaction
from django.utils import timezone

from nuanju.core import jobs
from nuanju.notify.channels import CHANNELS
from nuanju.notify.choices import ChannelKind, DeliveryState
from nuanju.notify.models import Delivery, Notice
from nuanju.notify.receipts import Undeliverable

log = logging.getLogger(__name__)
BACKOFF = (30, 120, 600, 3600, 6 * 3600)  # seconds between attempts; after the last one the notice is dead
WAITING = (DeliveryState.QUEUED, DeliveryState.FAILED)
NO_ADDRESS: dict[str, str] = {ChannelKind.SMS: "没有手机号", ChannelKind.EMAIL: "没有邮箱"}


def hand_over(notices: list[Notice]) -> None:
    """In-app notices are there at once; the others go out by jobs, those without an address say so in the outbox."""
    away, deliveries = [], []
    for notice in notices:
        if notice.channel == ChannelKind.APP:
            CHANNELS[ChannelKind.APP].deliver(notice)
            deliveries.append(Delivery(notice=notice, state=DeliveryState.SENT, sent_at=notice.created_at))
        elif not notice.address:
            deliveries.append(Delivery(notice=notice, state=DeliveryState.DEAD, error=NO_ADDRESS[notice.channel]))
        else:
            away.append(Delivery(notice=notice))
    Delivery.objects.bulk_create(deliveries + away)
    if away:
        jobs.defer_named("notify.deliver", *({"delivery_id": d.pk, "attempt": 0} for d in away))


def try_to_deliver(delivery_id: int, *, attempt: int) -> None:
    """Attempt number `attempt`; a job run twice, or beside another, finds the row taken or the attempt made."""
    with transaction.atomic():
        waiting = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).select_related("notice")
        delivery = waiting.filter(pk=delivery_id, state__in=WAITING, attempts=attempt).first()
        if delivery is None:
            return
        delivery.attempts += 1
        try:
            receipt = CHANNELS[delivery.notice.channel].deliver(delivery.notice)
        except Undeliverable as final:
            delivery.state, delivery.error = DeliveryState.DEAD, str(final)[:300]
        except Exception as error:  # whatever a provider throws: it must not lose the notice
            _later(delivery, error)
        else:
            delivery.state, delivery.provider_id, delivery.error = receipt.state, receipt.provider_id, ""
            delivery.sent_at = timezone.now() if receipt.state == DeliveryState.SENT else None
        delivery.save()


def _later(delivery: Delivery, error: Exception) -> None:
    log.warning("notice not delivered", exc_info=error, extra={"delivery": delivery.pk, "attempt": delivery.attempts})
    delivery.error = f"通道出错（{type(error).__name__}: {error}）"[:300]
    if delivery.attempts > len(BACKOFF):
        delivery.state = DeliveryState.DEAD
        return
    delivery.state = DeliveryState.FAILED
    wait = {"seconds": BACKOFF[delivery.attempts - 1]}
    job = {"delivery_id": delivery.pk, "attempt": delivery.attempts}
    jobs.defer_named("notify.deliver", job, schedule_in=wait)
