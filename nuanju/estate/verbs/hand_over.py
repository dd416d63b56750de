"""Hand over: the owner takes possession; the warranty begins to run."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.rights import require
from nuanju.estate import rights
from nuanju.estate.models import House


def hand_over(house: House, *, by, on: datetime.date | None = None) -> House:
    """Raises Refused("handed_over_already"), Invalid("handover_in_future")."""
    require(rights, "keep", by=by, subject=house)
    day = on or timezone.localdate()
    if day > timezone.localdate():
        raise Invalid("handover_in_future", "on")
    with transaction.atomic():
        house = House.objects.select_for_update(no_key=True).get(pk=house.pk)
        if house.handover_on:
            raise Refused("handed_over_already", house, on=house.handover_on)
        house.handover_on = day
        house.save(update_fields=["handover_on"])
        record("house.handed_over", house, by=by, data={"on": day})
    return house
