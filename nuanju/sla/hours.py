"""Opening hours and special days: what a calendar is made of. Pure."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

Windows = tuple[tuple[timedelta, timedelta], ...]  # since midnight, in order, not touching


class Day(NamedTuple):
    """A day that differs from its weekday."""

    working: bool
    name: str
    windows: Windows | None = None  # None = the usual hours
    always: bool = False  # also where holidays are not kept (a project's own closing day)


@dataclass(frozen=True)
class Hours:
    """Opening hours for a stretch of dates."""

    windows: Windows
    weekdays: frozenset[int] = frozenset(range(5))
    keeps_holidays: bool = True
    first_day: date = date.min
    last_day: date = date.max

    def fits(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


def windows(*pairs: Sequence[str]) -> Windows:
    """From clock words: windows(("09:00", "12:00"), ("13:00", "24:00"))."""
    return tuple((_since_midnight(a), _since_midnight(b)) for a, b in pairs)


def read_windows(pairs: Sequence[Sequence[str]]) -> Windows | None:
    """What a person typed; None unless it is in order, not overlapping, within one day."""
    try:
        found = windows(*pairs)
    except (ValueError, TypeError):
        return None
    edges = [edge for window in found for edge in window]
    in_order = all(a < b for a, b in itertools.pairwise(edges))
    return found if edges and in_order and edges[0] >= timedelta() and edges[-1] <= timedelta(days=1) else None


def _since_midnight(clock: str) -> timedelta:
    hours, minutes = clock.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


STANDARD = Hours(windows(("09:00", "12:00"), ("13:00", "18:00")))
HOTLINE = Hours(windows(("08:30", "20:30")), frozenset(range(7)), keeps_holidays=False)
ALWAYS = Hours(windows(("00:00", "24:00")), frozenset(range(7)), keeps_holidays=False)
PROVISIONAL = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节"} | {(10, d): "国庆节" for d in (1, 2, 3)}


def provisional_day(day: date) -> Day | None:
    """The rule for years whose official calendar is not loaded: Mon–Fri without 1 Jan, 1–2 May, 1–3 Oct."""
    name = PROVISIONAL.get((day.month, day.day))
    return Day(False, name) if name else None


def provisional_days(year: int) -> dict[date, Day]:
    """The same as a year's table: what a year entered by hand starts from."""
    return {date(year, month, day): Day(False, name) for (month, day), name in PROVISIONAL.items()}
