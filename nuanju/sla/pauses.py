"""Pauses of a clock: which reasons may stop which clock, how a pause ends, how long all have lasted."""

from datetime import datetime, timedelta

from nuanju.sla.book import Book
from nuanju.sla.choices import Kind, PauseReason
from nuanju.sla.models import PauseInterval, Timer
from nuanju.sla.reckoning import reckon


def may_pause(kind: str, reason: str) -> bool:
    """Making safe never waits; the contact clock only for a customer who cannot be reached."""
    if kind in (Kind.MAKE_SAFE, Kind.ON_SITE):
        return False
    return kind != Kind.CONTACT or reason == PauseReason.CUSTOMER_UNREACHABLE


def end_pause(timer: Timer, pause: PauseInterval, *, at: datetime, book: Book) -> None:
    """End the open pause at `at`, at the latest on its resume date, and reckon the clock (the caller saves it)."""
    pause.ended_at = pause.until(at).end
    pause.save(update_fields=["ended_at"])
    reckon(timer, book.calendar_of(timer), now=pause.ended_at)


def paused_time(timer: Timer, end: datetime) -> timedelta:
    """Real time of the pauses until the clock's end."""
    taken = (p.until(end) for p in timer.pauses.all() if p.started_at < end)
    return sum((min(p.end, end) - p.start for p in taken), timedelta())
