"""Transfer house: a resale ends the household with all its parties and starts a new one."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.refusals import Invalid
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.choices import PartyRole
from nuanju.customers.models import Customer, Household
from nuanju.customers.verbs.add_party import put_party, start
from nuanju.estate.models import House


def transfer_house(
    house: House, *, buyers: Iterable[Customer], by, on: datetime.date | None = None, reason: str = "二手转让"
) -> Household:
    """The terms of the warranty follow the house; the counts of complaints do not."""
    require(rights, "keep_person", by=by, subject=house)
    buyers, day = list(buyers), on or timezone.localdate()
    if not buyers:
        raise Invalid("needs_owner", "buyers")
    with transaction.atomic():
        House.objects.select_for_update(no_key=True).get(pk=house.pk)
        former = Household.objects.filter(house=house).open().first()
        if former:
            end(former, day, reason=reason, by=by)
        household = start(house, day, by=by)
        for buyer in buyers:
            put_party(household, buyer, PartyRole.BUYER, day, by=by)
    return household


def end(household: Household, day: datetime.date, *, reason: str, by) -> None:
    """The ownership is over for all parties, inside the caller's transaction."""
    if day < household.started_on:
        raise Invalid("ends_before_start", "on", start=household.started_on)
    household.ended_on = day
    household.save(update_fields=["ended_on"])
    household.parties.filter(ended_on=None).update(ended_on=day)
    record("household.ended", household, by=by, data={"house": household.house, "on": day, "reason": reason})
