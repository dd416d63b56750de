"""Add customer: a person or company not known yet; people are never merged by a phone number alone."""

from django.db import transaction

from nuanju.core import keeping
from nuanju.core.refusals import Invalid
from nuanju.core.rights import require
from nuanju.core.text import clean
from nuanju.customers import rights
from nuanju.customers.models import Customer
from nuanju.customers.phones import is_hidden
from nuanju.customers.verbs.add_phone import put_phone


def add_customer(*, name: str, by, phone: str = "", project=None, label: str = "", **details) -> Customer:
    """A new record with its first phone; a hidden caller's record has none. `details` are fields of Customer."""
    if not clean(name):
        raise Invalid("required", "name", field="姓名")
    customer = Customer(name=clean(name), project=project, **details)
    require(rights, "note_person", by=by, subject=customer)
    with transaction.atomic():
        keeping.create(customer, by=by, event="customer.added", data={"name": customer.name, "phone": phone})
        if not is_hidden(phone):
            put_phone(customer, phone, label=label, primary=True)
    return customer
