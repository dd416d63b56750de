"""Working time: which moments count, and how far a limit reaches. Pure; local time is Asia/Shanghai, without summer time.

h = real time at once · wh = counted hours of the calendar · n wd = the same clock time n working days later, clipped to
that day's hours · n cd = the same clock time n days later; a due on a rest day moves to the close of the next working day.
wh and wd started outside hours start at the next opening.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from nuanju.sla.choices import Unit
from nuanju.sla.hours import STANDARD, Day, Hours, Windows, provisional_day
from nuanju.sla.limit import Limit

ZONE = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)
HORIZON = 1500  # days to look ahead for the next opening before the calendar is called empty


class Segment(NamedTuple):
    start: datetime
    end: datetime
    counted: bool
    why: str


@dataclass(frozen=True)
class Calendar:
    """Hours (the first that fits a date counts), special days, and the years whose official calendar is loaded."""

    hours: tuple[Hours, ...] = (STANDARD,)
    days: Mapping[date, Day] = field(default_factory=dict)
    known_years: frozenset[int] = frozenset()
    _seen: dict[date, Windows] = field(default_factory=dict, compare=False, repr=False)

    def special(self, day: date) -> Day | None:
        if not (found := self.days.get(day)) and day.year not in self.known_years:
            found = provisional_day(day)
        return found if found and (found.always or self.hours_of(day).keeps_holidays) else None

    def hours_of(self, day: date) -> Hours:
        return next((h for h in self.hours if h.fits(day)), STANDARD)

    def windows_of(self, day: date) -> Windows:
        if day not in self._seen:
            self._seen[day] = self._windows_of(day)
        return self._seen[day]

    def _windows_of(self, day: date) -> Windows:
        hours, special = self.hours_of(day), self.special(day)
        if special:
            return (special.windows or hours.windows) if special.working else ()
        return hours.windows if day.weekday() in hours.weekdays else ()

    def is_working_day(self, day: date) -> bool:
        return bool(self.windows_of(day))

    def is_provisional(self, start: datetime, end: datetime) -> bool:
        """Does the stretch touch a year whose holidays are not known yet, where they matter?"""
        first, last = local(start).date(), local(end).date()
        unknown = [y for y in range(first.year, last.year + 1) if y not in self.known_years]
        return any(self.hours_of(max(first, date(y, 1, 1))).keeps_holidays for y in unknown)

    def next_opening(self, t: datetime) -> datetime:
        """`t` itself when it is within hours."""
        opens, _ = next(self.openings(t))
        return max(t, opens)

    def openings(self, t: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Opening windows that end after `t`, in order, without end; ValueError when the calendar never opens."""
        day, idle = local(t).date(), 0
        while idle < HORIZON:
            midnight = at_midnight(day)
            idle = 0 if self.windows_of(day) else idle + 1
            for opens, closes in self.windows_of(day):
                if midnight + closes > t:
                    yield midnight + opens, midnight + closes
            day += DAY
        raise ValueError("the calendar never opens again")

    def working_time(self, a: datetime, b: datetime) -> timedelta:
        """Counted time between two moments; nothing when b is before a."""
        total = timedelta()
        if b <= a:
            return total
        for opens, closes in self.openings(a):
            if opens >= b:
                break
            total += min(b, closes) - max(a, opens)
        return total

    def forward(self, t: datetime, length: timedelta) -> datetime:
        """The first moment at which `length` of working time has passed since `t`."""
        if length <= timedelta():
            return t
        for opens, closes in self.openings(t):
            room = closes - max(t, opens)
            if length <= room:
                return max(t, opens) + length
            length -= room
        raise AssertionError("openings() has no end")

    def add(self, start: datetime, limit: Limit) -> datetime:
        """The due of a limit that starts at `start`."""
        match limit.unit:
            case Unit.WORKING_HOUR:
                return self.forward(start, limit.length)
            case Unit.WORKING_DAY:
                return self.shift_days(self.next_opening(start), int(limit.amount))
            case Unit.CALENDAR_DAY:
                return self.off_rest_days(start + limit.length)
            case _:
                return start + limit.length

    def shift_days(self, t: datetime, days: int) -> datetime:
        """The same clock time so many working days later (or earlier), clipped to that day's hours."""
        day, step = local(t).date(), DAY if days >= 0 else -DAY
        clock = t - at_midnight(day)
        for _ in range(abs(days)):
            day += step
            for _ in range(HORIZON):
                if self.is_working_day(day):
                    break
                day += step
        return at_midnight(day) + _clip(clock, self.windows_of(day))

    def off_rest_days(self, due: datetime) -> datetime:
        """A due on a rest day moves to the close of the next working day."""
        if self.is_working_day(local(due).date()):
            return due
        opens, _ = next(self.openings(due))
        day = local(opens).date()
        return at_midnight(day) + self.windows_of(day)[-1][1]

    def segments(self, a: datetime, b: datetime) -> list[Segment]:
        """The stretch cut into counted and closed pieces that touch each other; closed ones say why."""
        pieces: list[Segment] = []
        day = local(a).date()
        while at_midnight(day) < b:
            for piece in self._pieces(day):
                start, end = max(piece.start, a), min(piece.end, b)
                if start >= end:
                    continue
                if pieces and pieces[-1][2:] == piece[2:]:
                    start = pieces.pop().start
                pieces.append(piece._replace(start=start, end=end))
            day += DAY
        return pieces

    def _pieces(self, day: date) -> Iterator[Segment]:
        midnight, end_before = at_midnight(day), timedelta()
        rest = self._rest_name(day)
        for opens, closes in self.windows_of(day):
            if opens > end_before:
                yield Segment(midnight + end_before, midnight + opens, False, "午休" if end_before else rest)
            yield Segment(midnight + opens, midnight + closes, True, "")
            end_before = closes
        if end_before < DAY:
            yield Segment(midnight + end_before, midnight + DAY, False, rest)

    def _rest_name(self, day: date) -> str:
        if self.is_working_day(day):
            return "夜间"
        special = self.special(day)
        return special.name if special else "周末" if day.weekday() >= 5 else "非工作日"


def _clip(clock: timedelta, of_day: Windows) -> timedelta:
    """Before opening → opening, after closing → closing, in a break → its beginning."""
    latest = of_day[0][0] if of_day else clock
    for opens, closes in of_day:
        if clock < opens:
            return latest
        latest = min(clock, closes)
    return latest


def local(t: datetime) -> datetime:
    return t.astimezone(ZONE)


def at_midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)
