"""Move in: the household lives in the house from this day."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.refusals import Invalid
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.models import Household


def move_in(household: Household, *, by, on: datetime.date | None = None) -> Household:
    require(rights, "note_person", by=by, subject=household)
    day = on or timezone.localdate()
    if day < household.started_on:
        raise Invalid("ends_before_start", "on", start=household.started_on)
    with transaction.atomic():
        household.moved_in_on = day
        household.save(update_fields=["moved_in_on"])
        record("household.moved_in", household, by=by, data={"house": household.house, "on": day})
    return household
