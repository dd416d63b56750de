"""A month of the working calendar, day by day, as it counts for the clocks."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q

from nuanju.org.models import Project
from nuanju.sla import official
from nuanju.sla.book import Book
from nuanju.sla.calendar import at_midnight
from nuanju.sla.choices import HoursKey
from nuanju.sla.hours import Windows
from nuanju.sla.models import CalendarYear, WorkingCalendar


class MonthDay(NamedTuple):
    """One day: open or closed, its hours in words, and why it differs from its weekday."""

    day: date
    working: bool
    hours: list[str]  # 09:00–12:00, one a window
    usual: bool  # the hours of its weekday
    name: str

    @property
    def unusual(self) -> str:
        """How to mark it: a make-up day, a rest day on a weekday."""
        if not self.name:
            return ""
        return "on" if self.working else "off"


class Year(NamedTuple):
    year: int
    loaded: bool
    published: bool  # the official calendar is known here and can be loaded at once


def month(first: date, *, project_id: int | None, key: str = HoursKey.WORKING) -> list[MonthDay]:
    """The days of a month for a project, or for the group."""
    calendar = Book([project_id], since=at_midnight(first)).calendar(project_id, key)
    days: list[MonthDay] = []
    day = first
    while day.month == first.month:
        special, windows = calendar.special(day), calendar.windows_of(day)
        usual = special is None or special.windows is None
        days.append(MonthDay(day, bool(windows), in_words(windows), usual, special.name if special else ""))
        day += timedelta(days=1)
    return days


def years(around: int) -> list[Year]:
    """The years one plans in: the year before, this one, the next two."""
    loaded = set(CalendarYear.objects.filter(year__gte=around - 1).values_list("year", flat=True))
    return [Year(y, y in loaded, official.days_of(y) is not None) for y in range(around - 1, around + 3)]


def in_words(windows: Windows) -> list[str]:
    """09:00–12:00, 13:00–18:00"""
    return [f"{_clock(a)}–{_clock(b)}" for a, b in windows]


def _clock(since_midnight: timedelta) -> str:
    minutes = since_midnight // timedelta(minutes=1)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def opening_hours(project: Project | None, key: str = HoursKey.WORKING) -> list[WorkingCalendar]:
    """The rows of a calendar that matter there, the one that counts first on any day: own ones, then the newest."""
    rows = WorkingCalendar.objects.filter(Q(project=project) | Q(project=None), key=key).select_related("project")
    return sorted(rows, key=lambda r: (r.project_id is not None, r.effective_on, r.pk), reverse=True)
