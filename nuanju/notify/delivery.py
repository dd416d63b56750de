"""How notices get out: handed to their channels, tried again later when that fails, given up in the end.

A delivery is claimed (committed), the channel is called with no transaction open, the answer is recorded. A worker that
dies between leaves a lease that runs out; the sweep takes the delivery up again. See sweep.py.
"""

import datetime
import itertools
import logging
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from nuanju.core import events, jobs
from nuanju.core.actors import SYSTEM
from nuanju.notify.channels import CHANNELS
from nuanju.notify.choices import ChannelKind, DeliveryState, Weight
from nuanju.notify.models import Delivery, Notice
from nuanju.notify.plan import Plan
from nuanju.notify.receipts import Later, Receipt, Undeliverable
from nuanju.notify.secrets import without_secrets

log = logging.getLogger(__name__)
BACKOFF = (30, 120, 600, 3600, 6 * 3600)  # seconds between attempts; after the last one the notice is dead
LEASE = datetime.timedelta(minutes=3)  # longer than any channel may take
GRACE = datetime.timedelta(minutes=10)  # a job that has not run by then was lost
LANES = 2  # so many of a channel at once: a gateway that hangs never holds all hands of the worker
WAITING = (DeliveryState.QUEUED, DeliveryState.FAILED)
NO_ADDRESS: dict[str, str] = {
    ChannelKind.SMS: "没有手机号", ChannelKind.VOICE: "没有手机号", ChannelKind.EMAIL: "没有邮箱",
    ChannelKind.WECOM: "没有工号", ChannelKind.ROBOT: "没有群",
}  # fmt: skip


def hand_over(notices: list[Notice], plan: Plan) -> None:
    """In-app notices are there at once; the others go out by jobs, in the morning, or in a digest."""
    deliveries = Delivery.objects.bulk_create([_started(notice, plan) for notice in notices])
    enqueue([d for d in deliveries if d.state == DeliveryState.QUEUED])
    if plan.weight >= Weight.PRESSING:
        _say_who_cannot_be_reached(deliveries)


def _say_who_cannot_be_reached(deliveries: list[Delivery]) -> None:
    """Somebody has no address at all for what cannot wait: that is said once, not for each channel."""
    outward: dict[tuple, list[Delivery]] = {}
    for delivery in deliveries:
        if delivery.notice.channel != ChannelKind.APP:
            who = (delivery.notice.recipient_id, delivery.notice.to_name)
            outward.setdefault(who, []).append(delivery)
    for theirs in outward.values():
        if not any(d.notice.address for d in theirs):
            _tell_dead(theirs[0], "、".join(dict.fromkeys(d.error for d in theirs)))


def _started(notice: Notice, plan: Plan) -> Delivery:
    if notice.channel != ChannelKind.APP and not notice.address:
        return Delivery(notice=notice, state=DeliveryState.DEAD, error=NO_ADDRESS[notice.channel])
    if notice.gathered:
        return Delivery(notice=notice, state=DeliveryState.GATHERING, next_at=plan.now + plan.rules.window)
    if notice.channel == ChannelKind.APP:
        CHANNELS[ChannelKind.APP].deliver(notice)
        return Delivery(notice=notice, state=DeliveryState.SENT, sent_at=notice.created_at)
    if morning := plan.held_until(notice):
        return Delivery(notice=notice, state=DeliveryState.HELD, next_at=morning)
    return Delivery(notice=notice, next_at=plan.now + GRACE)


def enqueue(deliveries: Iterable[Delivery]) -> None:
    """A job for each, in the lanes of its channel; everything else goes before it."""
    lanes = sorted(deliveries, key=_lane)
    for lane, batch in itertools.groupby(lanes, _lane):
        named = [{"delivery_id": d.pk, "attempt": d.attempts} for d in batch]
        jobs.defer_named("notify.deliver", *named, lock=lane, priority=-1)


def _lane(delivery: Delivery) -> str:
    return f"notify-{delivery.notice.channel}-{delivery.pk % LANES}"


def try_to_deliver(delivery_id: int, *, attempt: int) -> None:
    """Attempt number `attempt`; a job run twice, or beside another, finds the row taken or the attempt made."""
    delivery = _claim(delivery_id, attempt)
    if delivery is None:
        return
    try:
        answer: Receipt | Exception = CHANNELS[delivery.notice.channel].deliver(delivery.notice)
    except Exception as error:  # whatever a provider throws: it must not lose the notice
        answer = error
    _record(delivery, answer)


@transaction.atomic
def _claim(delivery_id: int, attempt: int) -> Delivery | None:
    waiting = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).select_related("notice")
    delivery = waiting.filter(pk=delivery_id, state__in=WAITING, attempts=attempt).first()
    if delivery:
        delivery.state, delivery.attempts = DeliveryState.SENDING, attempt + 1
        delivery.next_at = timezone.now() + LEASE
        delivery.save()
    return delivery


@transaction.atomic
def _record(claimed: Delivery, answer: Receipt | Exception) -> None:
    """What became of it, unless the lease ran out and somebody else has it."""
    row = Delivery.objects.select_for_update(of=("self",)).select_related("notice").get(pk=claimed.pk)
    if row.attempts != claimed.attempts:
        return
    if row.state != DeliveryState.SENDING:  # the provider's report was quicker than its answer
        if isinstance(answer, Receipt) and not row.provider_id:
            row.provider_id = answer.provider_id
            row.save(update_fields=["provider_id"])
        return
    row.next_at = None
    match answer:
        case Receipt():
            row.state, row.provider_id, row.error = answer.state, answer.provider_id, ""
            row.sent_at = timezone.now() if answer.state == DeliveryState.SENT else None
        case Undeliverable():
            give_up(row, str(answer))
        case _:
            _later(row, answer)
    row.save()


def give_up(row: Delivery, why: str) -> None:
    """A dead letter: it stays in the outbox, and the event tells whoever looks after the channel."""
    row.state, row.error, row.next_at = DeliveryState.DEAD, fit_to_show(why, row.notice)[:300], None
    _tell_dead(row, row.error)


def _tell_dead(row: Delivery, error: str) -> None:
    data = {"code": row.notice.code, "channel": row.notice.get_channel_display(), "error": error}
    events.record("delivery.dead", row, by=SYSTEM, data=data)


def fit_to_show(words: str, notice: Notice) -> str:
    """What a provider said, without our keys and without the whole number or address."""
    hidden = words.replace(notice.address, notice.masked_address) if len(notice.address) > 5 else words
    return without_secrets(hidden)


def _later(row: Delivery, error: Exception) -> None:
    said = fit_to_show(
        f"{type(error).__name__}: {error}", row.notice
    )  # no traceback: addresses of gateways hold their keys
    log.warning("notice not delivered: %s", said, extra={"delivery": row.pk, "attempt": row.attempts})
    steps = getattr(CHANNELS[row.notice.channel], "BACKOFF", BACKOFF)
    if row.attempts > len(steps):
        give_up(row, f"通道出错（{said}）")
        return
    row.state, row.error = DeliveryState.FAILED, f"通道出错（{said}）"[:300]
    wait = max(steps[row.attempts - 1], error.seconds if isinstance(error, Later) else 0)
    row.next_at = timezone.now() + datetime.timedelta(seconds=wait) + GRACE
    again = {"delivery_id": row.pk, "attempt": row.attempts}
    jobs.defer_named("notify.retry", again, schedule_in={"seconds": wait})
