"""Sign contract: the house is sold; its buyers become prospective owners."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from nuanju.core import keeping
from nuanju.core.refusals import Invalid
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.choices import PartyRole
from nuanju.customers.models import Customer, Household, HouseParty, SaleContract
from nuanju.customers.verbs.add_party import put_party, start
from nuanju.estate.models import House


def sign_contract(
    house: House, *, number: str, signed_on: datetime.date, buyers: Iterable[Customer], by, **terms
) -> SaleContract:
    """`terms`: filed_on, agreed_delivery_on, counts_deemed_delivery. Starts the household when the house has none."""
    require(rights, "keep_person", by=by, subject=house)
    buyers = list(buyers)
    if not buyers:
        raise Invalid("needs_owner", "buyers")
    with transaction.atomic():
        House.objects.select_for_update(no_key=True).get(pk=house.pk)
        household = Household.objects.filter(house=house).open().first() or start(house, signed_on, by=by)
        contract = SaleContract(
            project_id=house.project_id, house=house, household=household, number=number, signed_on=signed_on, **terms
        )
        keeping.create(contract, by=by, event="contract.signed", data={"number": number, "buyers": buyers})
        contract.buyers.set(buyers)
        parties = set(
            HouseParty.objects.filter(household=household).current().owning().values_list("customer_id", flat=True)
        )
        for buyer in buyers:
            if buyer.pk not in parties:
                put_party(household, buyer, PartyRole.BUYER, signed_on, by=by)
    return contract
