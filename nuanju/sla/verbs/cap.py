"""Cap: an outside deadline came to be known (a transfer from government); no due of these clocks passes it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.sla.book import Book
from nuanju.sla.choices import OFFICIAL
from nuanju.sla.holding import hold, tell
from nuanju.sla.models import Timer
from nuanju.sla.reckoning import reckon


@transaction.atomic
def cap(subject, *, deadline: datetime, by, kinds: Iterable[str] = OFFICIAL) -> list[Timer]:
    """Returns the running clocks whose due moved; pauses do not move a cap, and an earlier cap stays."""
    running, now = hold(subject, kinds), timezone.now()
    book = Book.of(running)
    moved = []
    for timer in running:
        old = timer.due_at
        timer.cap_at = min(timer.cap_at or deadline, deadline)
        reckon(timer, book.calendar_of(timer), now=now)
        timer.save()
        if timer.due_at < old:
            tell("timer.tightened", subject, timer, by=by, old_due_at=old, cap_at=timer.cap_at)
            moved.append(timer)
    return moved
