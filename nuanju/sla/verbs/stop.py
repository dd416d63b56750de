"""Stop: the clock has reached what it waited for; its facts stay as they are from now on."""

from datetime import datetime

from nuanju.core.joined import joined
from nuanju.sla.book import Book
from nuanju.sla.holding import hold, moment_of, tell
from nuanju.sla.models import Timer
from nuanju.sla.pauses import end_pause, paused_time
from nuanju.sla.reckoning import look_next


@joined()
def stop(subject, *, kind: str, by, at: datetime | None = None) -> Timer | None:
    """Stop the running clock of this kind; None when there is none (a second stop does nothing)."""
    for timer in hold(subject, [kind]):
        at = max(moment_of(at, since=timer.started_at), timer.started_at)  # a machine's time may go back
        if pause := timer.open_pause():
            end_pause(timer, pause, at=at, book=Book.of([timer]))
        timer.stopped_at = at
        settle(timer, at)
        tell("timer.stopped", subject, timer, by=by, stopped_at=at, met=timer.was_met)
        return timer
    return None


def settle(timer: Timer, end: datetime) -> None:
    """Write the gross and net time of a clock that has ended."""
    gross = end - timer.started_at
    timer.gross_seconds = int(gross.total_seconds())
    timer.net_seconds = int((gross - paused_time(timer, end)).total_seconds())
    look_next(timer)
    timer.save()
