"""Reckon a clock: set what follows from its facts (due, warning moments, next look). No query, no save."""

from datetime import datetime

from nuanju.sla.calendar import Calendar
from nuanju.sla.choices import REAL, Level, Unit
from nuanju.sla.clockwork import Meter, Pause, after, due_of, meter_of, moment_of_share, within
from nuanju.sla.limit import Limit
from nuanju.sla.models import PauseInterval, Timer


def reckon(timer: Timer, calendar: Calendar, *, now: datetime, pauses: list[PauseInterval] | None = None) -> Timer:
    """Pauses still open count until `now`; without `pauses` those of the clock are read (prefetch them)."""
    rows = list(timer.pauses.all()) if pauses is None else pauses
    taken = [row.until(now) for row in rows]
    timer.original_due_at = capped(timer, due_of(calendar, timer.basis_at, timer.limit, taken))
    timer.due_at = capped(timer, _agreed(timer, taken)) if timer.agreed_due_at else timer.original_due_at
    meter = meter_of(calendar, timer.limit)
    timer.half_at = moment_of_share(meter, timer.basis_at, timer.due_at, taken, timer.half_share)
    timer.warn_at = moment_of_share(meter, timer.basis_at, timer.due_at, taken, timer.warn_share)
    follows_days = timer.unit not in REAL or timer.unit == Unit.CALENDAR_DAY
    timer.provisional = follows_days and calendar.is_provisional(timer.basis_at, timer.due_at)
    if timer.overdue_at and timer.due_at > now:
        timer.overdue_at = None
    timer.warned = min(timer.warned, timer.level(now))
    look_next(timer, next((row for row in rows if row.ended_at is None), None))
    return timer


def look_next(timer: Timer, open_pause: PauseInterval | None = None) -> None:
    """Set when the sweep is to look at the clock again."""
    if not timer.is_running:
        timer.next_at = None
    elif open_pause:
        timer.next_at = open_pause.resumes_at
    else:
        moments = {Level.NONE: timer.half_at, Level.HALF: timer.warn_at, Level.WARN: timer.due_at}
        timer.next_at = moments.get(Level(timer.warned))


def capped(timer: Timer, due: datetime) -> datetime:
    return min(due, timer.cap_at) if timer.cap_at else due


def _agreed(timer: Timer, pauses: list[Pause]) -> datetime:
    assert timer.agreed_due_at and timer.agreed_at
    length = timer.agreed_due_at - timer.agreed_at
    return after(Meter(None), timer.agreed_at, length, within(pauses, timer.agreed_at))


def build(subject, *, kind: str, limit: Limit, at: datetime, calendar: Calendar, cap: datetime | None = None) -> Timer:
    """A new clock, unsaved, for `start` and for bulk loading."""
    timer = Timer(
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        project_id=subject.project_id,
        kind=kind,
        started_at=at,
        basis_at=at,
        cap_at=cap,
    )
    timer.limit = limit
    return reckon(timer, calendar, now=at, pauses=[])
