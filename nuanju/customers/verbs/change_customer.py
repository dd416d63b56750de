"""Change customer: what is known about a person."""

from nuanju.core import keeping
from nuanju.core.refusals import Refused
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.models import Customer

FIELDS = {"kind", "name", "gender", "id_last4", "email", "note", "is_verified", "project"}


def change_customer(customer: Customer, *, by, seen: int | None = None, **changes) -> Customer:
    """`seen` = keeping.version(customer, "customer.changed") as the form showed it."""
    assert changes.keys() <= FIELDS, changes.keys() - FIELDS
    require(rights, "note_person", by=by, subject=customer)
    if customer.merged_into_id:
        raise Refused("merged_already", customer, into=customer.merged_into)
    return keeping.change(customer, values=changes, by=by, event="customer.changed", seen=seen)
