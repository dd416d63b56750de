"""Cancel: clocks that no longer apply (case closed, merged, cancelled, filed under a row without them)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from nuanju.sla.book import Book
from nuanju.sla.holding import hold, moment_of, tell
from nuanju.sla.models import Timer
from nuanju.sla.pauses import end_pause
from nuanju.sla.verbs.stop import settle


@transaction.atomic
def cancel(subject, *, by, kinds: Iterable[str] | None = None, at: datetime | None = None) -> list[Timer]:
    """Cancel the running clocks of these kinds (None = all); a second time does nothing."""
    cancelled = hold(subject, kinds)
    book = Book.of(cancelled)
    for timer in cancelled:
        moment = max(moment_of(at), timer.started_at)
        if pause := timer.open_pause():
            end_pause(timer, pause, at=moment, book=book)
        timer.cancelled_at = moment
        settle(timer, moment)
        tell("timer.cancelled", subject, timer, by=by, cancelled_at=moment)
    return cancelled
