"""Questions about clocks: the limits of a case, what runs, when the next is due, how each stands, by how much it is late."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Exists, Min, OuterRef

from nuanju.sla.book import Book
from nuanju.sla.calendar import Calendar
from nuanju.sla.choices import OFFICIAL
from nuanju.sla.clockwork import counted, meter_of
from nuanju.sla.hours import Day
from nuanju.sla.limit import Limit
from nuanju.sla.limits import limits, row_of
from nuanju.sla.models import PauseInterval, Timer
from nuanju.sla.month import MonthDay, Year, month, opening_hours, years
from nuanju.sla.proofs import Interval, Proof, proof, proofs
from nuanju.sla.reckoning import build
from nuanju.sla.table import Cell, limit_cell, limit_table, limit_versions

__all__ = [
    "Cell",
    "Day",
    "Interval",
    "Limit",
    "MonthDay",
    "Proof",
    "State",
    "Year",
    "calendar",
    "cap_for",
    "delay_days",
    "delays",
    "latest",
    "limit_cell",
    "limit_table",
    "limit_versions",
    "limits",
    "month",
    "most_pressing",
    "next_due",
    "next_dues",
    "open_timers",
    "open_timers_of",
    "opening_hours",
    "proof",
    "proofs",
    "row_of",
    "state",
    "states",
    "timers",
    "years",
]  # fmt: skip


class State(NamedTuple):
    """How a clock stands; elapsed, allowed and remaining are counted time, remaining is negative when over."""

    timer: Timer
    elapsed: timedelta
    allowed: timedelta
    remaining: timedelta
    share: int
    tone: str
    paused: bool


def calendar(project_id: int | None, key: str, *, since: datetime) -> Calendar:
    """The hours of a project (or the group's) with their holidays, from the year of `since` on."""
    return Book([project_id], since=since).calendar(project_id, key)


def timers(subject) -> list[Timer]:
    """All clocks of a subject, the oldest first, with their pauses."""
    return list(Timer.objects.of(subject).prefetch_related("pauses"))


def open_timers(subject) -> list[Timer]:
    """The running clocks of a subject, the next due first, with their pauses."""
    return open_timers_of([subject])[subject.pk]


def open_timers_of(subjects: Iterable) -> dict[int, list[Timer]]:
    """Running clocks by subject id, for lists."""
    found: dict[int, list[Timer]] = defaultdict(list)
    if subjects := list(subjects):
        for timer in Timer.objects.of(*subjects).running().order_by("due_at", "id").prefetch_related("pauses"):
            found[timer.subject_id].append(timer)
    return found


def expected(subject, limits: Mapping[str, Limit], at: datetime) -> dict[str, datetime]:
    """When clocks started at a moment would be due, by kind; nothing is started."""
    book = Book([subject.project_id], since=at)
    return {
        kind: build(subject, kind=kind, limit=limit, at=at, calendar=book.calendar(subject.project_id, limit.hours)).due_at
        for kind, limit in limits.items()
    }  # fmt: skip


def most_pressing(subject) -> Timer | None:
    """The running clock that is due first, paused ones aside."""
    paused = PauseInterval.objects.filter(timer=OuterRef("pk"), ended_at=None)
    return Timer.objects.of(subject).running().filter(~Exists(paused)).order_by("due_at", "id").first()


def latest(subject, kind: str) -> Timer | None:
    """The last clock of a kind, running or stopped: e.g. its due is the latest start of the next one."""
    return Timer.objects.of(subject).filter(kind=kind, cancelled_at=None).order_by("-started_at", "-id").first()


def next_due(subject, kinds: Iterable[str] | None = OFFICIAL) -> datetime | None:
    """The nearest due of the running clocks of these kinds (None = all) that are not paused."""
    return next_dues([subject], kinds).get(subject.pk)


def next_dues(subjects: Iterable, kinds: Iterable[str] | None = OFFICIAL) -> dict[int, datetime]:
    """The same by subject id, for lists."""
    subjects = list(subjects)
    if not subjects:
        return {}
    paused = PauseInterval.objects.filter(timer=OuterRef("pk"), ended_at=None)
    ticking = Timer.objects.of(*subjects).running().filter(~Exists(paused))
    if kinds is not None:
        ticking = ticking.filter(kind__in=list(kinds))
    return dict(ticking.order_by().values_list("subject_id").annotate(due=Min("due_at")))


def state(timer: Timer, now: datetime) -> State:
    return states([timer], now)[0]


def states(timers: Iterable[Timer], now: datetime) -> list[State]:
    """How many clocks stand, with one reading of the calendars; have their pauses prefetched."""
    timers = list(timers)
    book = Book.of(timers)
    return [_state(timer, book, now) for timer in timers]


def _state(timer: Timer, book: Book, now: datetime) -> State:
    end = timer.ended_at or now
    meter = meter_of(book.calendar_of(timer), timer.limit)
    pauses = [p.until(end) for p in timer.pauses.all()]
    elapsed = counted(meter, timer.basis_at, end, pauses)
    allowed = counted(meter, timer.basis_at, timer.due_at, pauses)
    late = counted(meter, timer.due_at, end, pauses)
    share = round(100 * elapsed / allowed) if allowed else 100
    remaining = -late if late else allowed - elapsed
    return State(timer, elapsed, allowed, remaining, share, timer.tone(now), timer.open_pause() is not None)


def cap_for(deadline: datetime, *, project_id: int | None) -> datetime:
    """The cap that leaves one working day before a deadline stated by an authority."""
    calendar = Book([project_id], since=deadline - timedelta(days=60)).calendar(project_id)
    return calendar.shift_days(deadline, -1)


def delay_days(subject, now: datetime) -> int:
    """Whole days past the oldest unmet due among the official three, pauses excluded."""
    return delays([subject], now).get(subject.pk, 0)


def delays(subjects: Iterable, now: datetime) -> dict[int, int]:
    """Delay days by subject id, for lists and the daily job; subjects in time are left out."""
    late: dict[int, int] = {}
    for subject_id, running in open_timers_of(subjects).items():
        unmet = [t for t in running if t.kind in OFFICIAL and t.due_at < now]
        if unmet:
            late[subject_id] = _days_late(unmet[0], now)  # the oldest: they come in order of due
    return late


def _days_late(timer: Timer, now: datetime) -> int:
    pauses = [p.until(now) for p in timer.pauses.all()]
    lost = sum((max(p.end - max(p.start, timer.due_at), timedelta()) for p in pauses), timedelta())
    return (now - timer.due_at - lost) // timedelta(days=1)
