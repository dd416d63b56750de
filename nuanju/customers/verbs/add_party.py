"""Add party: what a person is to a house; a house nobody owned yet gets its household."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.refusals import Refused
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.choices import PartyRole
from nuanju.customers.models import Customer, Household, HouseParty
from nuanju.estate.models import House


def add_party(
    house: House, *, customer: Customer, by, role: str = PartyRole.BUYER, on: datetime.date | None = None
) -> HouseParty:
    """In the household of the present ownership. Raises Refused("party_there")."""
    require(rights, "note_person", by=by, subject=house)
    day = on or timezone.localdate()
    with transaction.atomic():
        House.objects.select_for_update(no_key=True).get(pk=house.pk)
        household = Household.objects.filter(house=house).open().first() or start(house, day, by=by)
        return put_party(household, customer, role, day, by=by)


def start(house: House, day: datetime.date, *, by) -> Household:
    """A new household of the house, inside the caller's transaction."""
    household = Household.objects.create(project_id=house.project_id, house=house, started_on=day)
    record("household.started", household, by=by, data={"house": house, "on": day})
    return household


def put_party(household: Household, customer: Customer, role: str, day: datetime.date, *, by) -> HouseParty:
    """One more party of the household, inside the caller's transaction."""
    if household.parties.current().filter(customer=customer, role=role).exists():
        raise Refused("party_there", household, role=PartyRole(role).label)
    party = HouseParty.objects.create(
        project_id=household.project_id, household=household, customer=customer, role=role, started_on=day
    )
    record("household.party_added", household, by=by, data={"customer": customer, "role": PartyRole(role), "on": day})
    return party
