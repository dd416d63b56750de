"""Resume: paused clocks run on; their due moves by exactly the time the pause took out."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from nuanju.core.refusals import Refused
from nuanju.sla.book import Book
from nuanju.sla.holding import hold, moment_of, tell
from nuanju.sla.models import PauseInterval, Timer
from nuanju.sla.pauses import end_pause


@transaction.atomic
def resume(subject, *, by, kinds: Iterable[str] | None = None, at: datetime | None = None) -> list[Timer]:
    """Resume the paused clocks of these kinds (None = all)."""
    paused = [(t, pause) for t in hold(subject, kinds) if (pause := t.open_pause())]
    if not paused:
        raise Refused("clock_not_paused", subject)
    clocks = [timer for timer, _ in paused]
    at, book = moment_of(at), Book.of(clocks)
    for timer, pause in paused:
        resume_one(subject, timer, pause, at=at, book=book, by=by)
    return clocks


def resume_one(
    subject, timer: Timer, pause: PauseInterval, *, at: datetime, book: Book, by, auto: bool = False
) -> None:
    """Resume a held clock at `at`, or on its resume date if that came first."""
    old = timer.due_at
    end_pause(timer, pause, at=at, book=book)
    timer.save()
    tell(
        "timer.resumed", subject, timer, by=by, at=pause.ended_at, auto=auto, old_due_at=old, resumed_at=pause.ended_at
    )
