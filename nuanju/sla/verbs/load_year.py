"""Load year: the official calendar of a year is known; clocks running on a provisional calendar are recomputed."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.sla import official, rights
from nuanju.sla.hours import Day
from nuanju.sla.models import CalendarDay, CalendarYear
from nuanju.sla.recompute import recompute


@transaction.atomic
def load_year(year: int, *, by, days: Mapping[date, Day] | None = None) -> CalendarYear:
    """From the published calendar, or from `days` entered by hand over it; ended clocks are left as they were."""
    if not rights.keep_policies(by):
        raise Denied("load_year")
    if days is None and official.days_of(year) is None:
        raise Refused("year_unpublished", year=year)
    if any(day.year != year for day in days or ()):
        raise Invalid("year_days_wrong", "days", year=year)
    now = timezone.now()
    row, _ = CalendarYear.objects.get_or_create(year=year, defaults={"loaded_at": now})
    CalendarDay.objects.bulk_create(
        CalendarDay(day=day, working=d.working, name=d.name, created_at=now) for day, d in (days or {}).items()
    )
    count = recompute(since=date(year, 1, 1), by=by)
    events.record("calendar.year_loaded", row, by=by, data={"year": year, "recomputed": count})
    return row
