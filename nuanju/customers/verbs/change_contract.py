"""Change contract: what it says of delivery; whether a deemed delivery starts the warranty follows from here."""

from nuanju.core import keeping
from nuanju.core.refusals import Refused
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.models import SaleContract


def change_contract(contract: SaleContract, *, by, seen: int | None = None, **terms) -> SaleContract:
    """`terms`: filed_on, agreed_delivery_on, counts_deemed_delivery. Raises Refused("contract_cancelled")."""
    require(rights, "keep_person", by=by, subject=contract)
    if contract.cancelled_on:
        raise Refused("contract_cancelled", contract)
    return keeping.change(contract, values=terms, by=by, event="contract.changed", seen=seen)
