"""A clock proves itself: the intervals from start to now that add up to the elapsed time, and the counted sum."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from nuanju.sla.book import Book
from nuanju.sla.calendar import Calendar, local
from nuanju.sla.choices import REAL
from nuanju.sla.clockwork import Pause, counted, meter_of
from nuanju.sla.models import Timer

COUNTED, CLOSED, PAUSED, EARLIER = "counted", "closed", "paused", "earlier"


class Interval(NamedTuple):
    """counted | closed (outside hours) | paused | earlier (before the limit was set anew)."""

    start: datetime
    end: datetime
    state: str
    why: str

    @property
    def seconds(self) -> float:
        return (self.end - self.start).total_seconds()


class Proof(NamedTuple):
    timer: Timer
    intervals: list[Interval]
    counted: timedelta
    allowed: timedelta

    @property
    def elapsed(self) -> timedelta:
        """Real time from the start to the end; the lengths of the intervals add up to it."""
        return sum((i.end - i.start for i in self.intervals), timedelta())

    @property
    def remaining(self) -> timedelta:
        return self.allowed - self.counted


def proof(timer: Timer, now: datetime) -> Proof:
    """The proof of one clock by `now`, or by its end."""
    return proofs([timer], now)[0]


def proofs(timers: Iterable[Timer], now: datetime) -> list[Proof]:
    """The proofs of several clocks with one reading of the calendars; have their pauses prefetched."""
    timers = list(timers)
    book = Book.of(timers)
    return [_proof(timer, book.calendar_of(timer), now) for timer in timers]


def _proof(timer: Timer, calendar: Calendar, now: datetime) -> Proof:
    end = timer.ended_at or now
    pauses = [p.until(end) for p in timer.pauses.all()]
    found = _intervals(timer, calendar, pauses, end)
    intervals = [i._replace(start=local(i.start), end=local(i.end)) for i in found]
    total = sum((i.end - i.start for i in intervals if i.state == COUNTED), timedelta())
    allowed = counted(meter_of(calendar, timer.limit), timer.basis_at, timer.due_at, pauses)
    return Proof(timer, intervals, total, allowed)


def _intervals(timer: Timer, calendar: Calendar, pauses: list[Pause], end: datetime) -> Iterator[Interval]:
    """Pauses come first, then what lies before the basis; the rest is cut by the calendar."""
    t = timer.started_at
    for pause in [*pauses, Pause(end, end)]:
        yield from _running(timer, calendar, t, min(pause.start, end))
        if pause.start < pause.end:
            yield Interval(pause.start, pause.end, PAUSED, f"挂起：{pause.why}")
        t = pause.end


def _running(timer: Timer, calendar: Calendar, start: datetime, end: datetime) -> Iterator[Interval]:
    basis = max(start, min(timer.basis_at, end))
    if start < basis:
        yield Interval(start, basis, EARLIER, "时限重新起算之前")
    if basis >= end:
        return
    if timer.unit in REAL:
        yield Interval(basis, end, COUNTED, "计时")
        return
    for piece in calendar.segments(basis, end):
        yield Interval(piece.start, piece.end, COUNTED if piece.counted else CLOSED, piece.why or "计时")
