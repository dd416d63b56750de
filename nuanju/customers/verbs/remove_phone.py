"""Remove phone: a number that is no longer the person's; the next one becomes primary."""

from django.db import transaction

from nuanju.core.events import record
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.models import CustomerPhone


def remove_phone(phone: CustomerPhone, *, by) -> None:
    customer = phone.customer
    require(rights, "note_person", by=by, subject=customer)
    with transaction.atomic():
        phone.delete()
        record("customer.phone_removed", customer, by=by, data={"phone": phone.number})
        if phone.is_primary and (following := customer.phones.order_by("id").first()):
            following.is_primary = True
            following.save(update_fields=["is_primary"])
