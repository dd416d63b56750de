"""Opt out: the customer does not want to be contacted that way about that; effective at once. Opt in takes it back."""

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.choices import ContactChannel, Purpose
from nuanju.customers.models import Customer, OptOut


def opt_out(
    customer: Customer, *, by, channel: str = ContactChannel.ALL, purpose: str = Purpose.MARKETING, source: str = ""
) -> OptOut:
    """Twice is once."""
    require(rights, "note_person", by=by, subject=customer)
    with transaction.atomic():
        wish, new = OptOut.objects.get_or_create(
            customer=customer, channel=channel, purpose=purpose, withdrawn_at=None, defaults={"source": source}
        )
        if new:
            record("customer.opted_out", customer, by=by, data=_words(wish))
    return wish


def opt_in(wish: OptOut, *, by) -> None:
    """Twice is once."""
    require(rights, "note_person", by=by, subject=wish.customer)
    with transaction.atomic():
        if OptOut.objects.filter(pk=wish.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
            record("customer.opted_in", wish.customer, by=by, data=_words(wish))


def _words(wish: OptOut) -> dict:
    return {"channel": ContactChannel(wish.channel), "purpose": Purpose(wish.purpose), "source": wish.source}
