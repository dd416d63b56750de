"""Add phone: one more number of a person; others may have the same."""

from django.db import transaction

from nuanju.core.events import record
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.rights import require
from nuanju.customers import phones, rights
from nuanju.customers.models import Customer, CustomerPhone


def add_phone(customer: Customer, *, number: str, by, label: str = "", primary: bool = False) -> CustomerPhone:
    """The first number of a customer becomes the primary one."""
    require(rights, "note_person", by=by, subject=customer)
    with transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)
        phone = put_phone(customer, number, label=label, primary=primary)
        record("customer.phone_added", customer, by=by, data={"phone": phone.number, "label": label})
    return phone


def put_phone(customer: Customer, raw: str, *, label: str, primary: bool) -> CustomerPhone:
    """Normalised and saved, without an event of its own. Raises Invalid, Refused("phone_there")."""
    number = phones.normalise(raw)
    if number is None:
        raise Invalid("phone_unreadable", "phone", raw=raw)
    mine = list(customer.phones.all())
    if any(p.number == number for p in mine):
        raise Refused("phone_there", customer)
    primary = primary or not mine
    if primary:
        customer.phones.filter(is_primary=True).update(is_primary=False)
    return CustomerPhone.objects.create(
        customer=customer, number=number, tail=phones.tail(number), label=label, is_primary=primary
    )
