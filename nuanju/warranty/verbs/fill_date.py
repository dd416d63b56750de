"""Fill a date: what was missing is written where it belongs, and the entry is closed by it."""

import datetime
from typing import Any

from django.utils import timezone

from nuanju.core.refusals import Invalid, Refused
from nuanju.estate import verbs as estate
from nuanju.estate.models import Building, House
from nuanju.warranty.missing import SORTS


def fill_date(place: House | Building, *, what: str, on: datetime.date, by) -> House | Building:
    """Raises Invalid("date_in_future"), Refused("date_there") and what the estate's verbs refuse."""
    sort = SORTS[what]
    if on > timezone.localdate():
        raise Invalid("date_in_future", "on", what=sort.label)
    if getattr(place, sort.field):
        raise Refused("date_there", place, what=sort.label, on=getattr(place, sort.field))
    if isinstance(place, House):
        return estate.hand_over(place, on=on, by=by)
    values: dict[str, Any] = {sort.field: on}
    return estate.change(place, by=by, **values)
