"""End party: a tenant moved out, an agent's authority ended."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.choices import PartyRole
from nuanju.customers.models import HouseParty


def end_party(party: HouseParty, *, by, on: datetime.date | None = None) -> HouseParty:
    """Raises Refused("party_ended"), Invalid("ends_before_start")."""
    require(rights, "note_person", by=by, subject=party)
    day = on or timezone.localdate()
    with transaction.atomic():
        party = HouseParty.objects.select_for_update(of=("self",)).select_related("household").get(pk=party.pk)
        if party.ended_on is not None:
            raise Refused("party_ended", party)
        if day < party.started_on:
            raise Invalid("ends_before_start", "on", start=party.started_on)
        party.ended_on = day
        party.save(update_fields=["ended_on"])
        data = {"customer": party.customer, "role": PartyRole(party.role), "on": day}
        record("household.party_ended", party.household, by=by, data=data)
    return party
