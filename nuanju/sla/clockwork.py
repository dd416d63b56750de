"""How a limit runs against a calendar with pauses: due, warning moments, elapsed time. Pure.

Real-time limits (min, h, cd) stand still only in pauses; working limits (wh, wd) stand still outside hours too.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from nuanju.sla.calendar import Calendar
from nuanju.sla.choices import REAL, Unit
from nuanju.sla.limit import Limit


class Pause(NamedTuple):
    start: datetime
    end: datetime
    why: str = ""


class Meter(NamedTuple):
    """Measures time as a limit counts it; without a calendar in real time."""

    calendar: Calendar | None

    def between(self, a: datetime, b: datetime) -> timedelta:
        if self.calendar:
            return self.calendar.working_time(a, b)
        return max(b - a, timedelta())

    def forward(self, t: datetime, length: timedelta) -> datetime:
        return self.calendar.forward(t, length) if self.calendar else t + length


def meter_of(calendar: Calendar, limit: Limit) -> Meter:
    return Meter(None if limit.unit in REAL else calendar)


def due_of(calendar: Calendar, start: datetime, limit: Limit, pauses: Iterable[Pause] = ()) -> datetime:
    """When the limit ends, the pauses taken out."""
    pauses, plain = within(pauses, start), calendar.add(start, limit)
    if not pauses:
        return plain
    if limit.unit == Unit.CALENDAR_DAY:  # a pause never brings the due forward, as leaving a rest day otherwise could
        return max(plain, calendar.off_rest_days(after(Meter(None), start, limit.length, pauses)))
    meter = meter_of(calendar, limit)
    due = after(meter, start, meter.between(start, plain), pauses)
    at_opening = meter.calendar and calendar.next_opening(plain - timedelta.resolution) == plain
    return calendar.next_opening(due) if at_opening else due  # closing and next opening are the same working time


def after(meter: Meter, start: datetime, length: timedelta, pauses: Iterable[Pause]) -> datetime:
    """The first moment at which `length` has been counted since `start`, outside the pauses (in order, not overlapping)."""
    t = start
    for pause in pauses:
        room = meter.between(t, pause.start)
        if length <= room:
            break
        length -= room
        t = pause.end
    return meter.forward(t, length)


def counted(meter: Meter, start: datetime, end: datetime, pauses: Iterable[Pause]) -> timedelta:
    """Time counted from start to end, the pauses taken out."""
    lost = (meter.between(max(p.start, start), min(p.end, end)) for p in pauses)
    return meter.between(start, end) - sum(lost, timedelta())


def within(pauses: Iterable[Pause], start: datetime) -> list[Pause]:
    """What of the pauses lies after `start`, in order."""
    return sorted(p._replace(start=max(p.start, start)) for p in pauses if p.end > start)


def moment_of_share(meter: Meter, start: datetime, due: datetime, pauses: Iterable[Pause], share: int) -> datetime:
    """When `share` percent of the counted time until the due has passed."""
    pauses = within(pauses, start)
    return after(meter, start, counted(meter, start, due, pauses) * share / 100, pauses)
