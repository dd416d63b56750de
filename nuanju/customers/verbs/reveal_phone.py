"""Reveal phone: a full number is shown to somebody, and that is written down."""

from django.db import transaction

from nuanju.core import throttle
from nuanju.core.events import record
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.models import CustomerPhone


def reveal_phone(phone: CustomerPhone, *, by, purpose: str = "联系客户") -> str:
    """The number in full."""
    require(rights, "reveal", by=by, subject=phone.customer)
    throttle.take("reveal", by)
    with transaction.atomic():
        record("customer.phone_revealed", phone.customer, by=by, data={"phone": str(phone), "purpose": purpose})
    return phone.number
