"""Watch: put a customer on the watch list with a reason, and take him off again."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.rights import require
from nuanju.core.text import clean
from nuanju.customers import rights
from nuanju.customers.choices import WatchLevel, WatchReason
from nuanju.customers.models import Customer, KeyCustomer


def watch(
    customer: Customer, *, reason: str, by, level: str = WatchLevel.ATTENTION, note: str = "",
    until: datetime.date | None = None,
) -> KeyCustomer:  # fmt: skip
    """Raises Refused("watched_already") while an entry lasts; one whose date has passed is ended by the way."""
    require(rights, "watch", by=by, subject=customer)
    with transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)
        former = customer.watches.filter(ended_at=None).first()
        if former and former.lasts():
            raise Refused("watched_already", customer)
        if former:
            customer.watches.filter(pk=former.pk).update(ended_at=timezone.now())
        entry = KeyCustomer.objects.create(
            customer=customer, reason=reason, level=level, note=clean(note), until=until, added_by_id=by.pk
        )
        data = {"reason": WatchReason(reason), "level": WatchLevel(level), "note": entry.note, "until": until}
        record("customer.watched", customer, by=by, data=data)
    return entry


def unwatch(customer: Customer, *, reason: str, by) -> None:
    """Raises Refused("not_watched")."""
    require(rights, "watch", by=by, subject=customer)
    if not clean(reason):
        raise Invalid("required", "reason", field="移出原因")
    with transaction.atomic():
        if not customer.watches.filter(ended_at=None).update(ended_at=timezone.now()):
            raise Refused("not_watched", customer)
        record("customer.unwatched", customer, by=by, data={"reason": clean(reason)})
