"""Cancel contract: the buyer gives the house back; the household ends."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.refusals import Refused
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.models import SaleContract
from nuanju.customers.verbs.transfer_house import end


def cancel_contract(contract: SaleContract, *, reason: str, by, on: datetime.date | None = None) -> SaleContract:
    """Raises Refused("contract_cancelled") the second time."""
    require(rights, "keep_person", by=by, subject=contract)
    day = on or timezone.localdate()
    with transaction.atomic():
        contract = SaleContract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
        if contract.cancelled_on:
            raise Refused("contract_cancelled", contract)
        contract.cancelled_on = day
        contract.save(update_fields=["cancelled_on"])
        record("contract.cancelled", contract, by=by, data={"number": contract.number, "reason": reason, "on": day})
        if contract.household and contract.household.ended_on is None:
            end(contract.household, day, reason="退房", by=by)
    return contract
