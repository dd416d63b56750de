"""The calendar book: calendars of many projects, read from the database once."""

from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Q

from nuanju.core import memo
from nuanju.sla import official
from nuanju.sla.calendar import Calendar, local
from nuanju.sla.choices import HoursKey, Unit
from nuanju.sla.hours import ALWAYS, HOTLINE, STANDARD, Day, Hours, provisional_days
from nuanju.sla.models import CalendarDay, CalendarYear, Timer, WorkingCalendar

FALLBACK = {HoursKey.WORKING: STANDARD, HoursKey.HOTLINE: HOTLINE}
ROUND_CLOCK = Calendar((ALWAYS,))


class Book:
    """Calendars for some projects from the year of `since` on; queries run when the first calendar is asked for.

    >>> Book([project.pk], since=timezone.now()).calendar(project.pk)
    """

    def __init__(self, project_ids, *, since: datetime):
        self.project_ids = {p for p in project_ids if p}
        self.first_year = local(since).year
        self._made: dict[tuple, Calendar] = {}

    @classmethod
    def of(cls, timers) -> "Book":
        """The book that covers these clocks."""
        timers = list(timers)
        earliest = min((t.started_at for t in timers), default=datetime.max.replace(year=2100))
        return cls({t.project_id for t in timers}, since=earliest)

    def calendar(
        self, project_id: int | None, key: str = HoursKey.WORKING, *, as_of: datetime | None = None
    ) -> Calendar:
        """`as_of`: as it was known then."""
        if key == HoursKey.ROUND_CLOCK:
            return ROUND_CLOCK
        made = (project_id, key, as_of)
        if made not in self._made:
            known = frozenset(y for y, loaded in self._years.items() if as_of is None or loaded <= as_of)
            self._made[made] = Calendar(self._hours(project_id, key), self._days(project_id, known, as_of), known)
        return self._made[made]

    def calendar_of(self, timer: Timer) -> Calendar:
        """The calendar a clock runs on; one that ended in a year not yet known keeps what was known then."""
        if timer.unit in (Unit.HOUR, Unit.MINUTE):
            return ROUND_CLOCK
        as_of = timer.ended_at if timer.provisional else None
        return self.calendar(timer.project_id, timer.hours, as_of=as_of)

    def _hours(self, project_id: int | None, key: str) -> tuple[Hours, ...]:
        rows = [r for r in self._calendars if r.key == key and r.project_id in (project_id, None)]
        rows.sort(key=lambda r: (r.project_id is not None, r.effective_on, r.pk), reverse=True)
        return (*(r.hours() for r in rows), FALLBACK[HoursKey(key)])

    def _days(self, project_id: int | None, known: frozenset[int], as_of: datetime | None) -> dict[date, Day]:
        days: dict[date, Day] = {}
        for year in (y for y in known if y >= self.first_year):
            days |= official.days_of(year) or provisional_days(year)
        for row in self._special_days:
            if row.project_id in (None, project_id) and (as_of is None or row.created_at <= as_of):
                days[row.day] = row.special()
        return days

    @cached_property
    def _calendars(self) -> list[WorkingCalendar]:
        return _rows(WorkingCalendar, frozenset(self.project_ids))

    @cached_property
    def _years(self) -> dict[int, datetime]:
        return _loaded_years()

    @cached_property
    def _special_days(self) -> list[CalendarDay]:
        days = _rows(CalendarDay, frozenset(self.project_ids))
        rows = [row for row in days if row.day.year >= self.first_year]
        return sorted(rows, key=lambda r: (r.project_id is not None, r.created_at, r.pk))  # the last one counts


@memo.once_a_request
def _rows(model: Any, project_ids: frozenset[int]) -> list:
    """What the group and these projects set."""
    return list(model.objects.filter(Q(project=None) | Q(project__in=project_ids)))


@memo.once_a_request
def _loaded_years() -> dict[int, datetime]:
    return dict(CalendarYear.objects.values_list("year", "loaded_at"))
