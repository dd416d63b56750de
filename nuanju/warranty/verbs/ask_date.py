"""Ask for a date: a case cannot be ruled without it; each place is asked once for each of its dates."""

from django.db import transaction

from nuanju.core import events
from nuanju.core.models import Event
from nuanju.estate.models import Building, House
from nuanju.warranty.missing import SORTS


def ask_date(place: House | Building, *, what: str, by) -> bool:
    """Whether it had not been asked for before."""
    with transaction.atomic():
        row = type(place).objects.select_for_update(no_key=True).get(pk=place.pk)
        before = Event.objects.filter(kind="date.asked", subject_type=row._meta.label_lower, subject_id=row.pk)
        if before.filter(data__sort=what).exists():
            return False
        events.record("date.asked", row, by=by, data={"sort": what, "what": SORTS[what].label})
    return True
