"""Tighten: the level rose; each running clock gets min(old due, now + new limit), never later."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from nuanju.sla.book import Book
from nuanju.sla.clockwork import due_of
from nuanju.sla.holding import hold, moment_of, tell
from nuanju.sla.limit import Limit
from nuanju.sla.models import Timer
from nuanju.sla.reckoning import reckon


@transaction.atomic
def tighten(subject, *, limits: Mapping[str, Limit], by, at: datetime | None = None) -> list[Timer]:
    """Apply the limits of the higher row from `at` (now) on; returns the clocks whose due moved."""
    at = moment_of(at)
    running = hold(subject, limits)
    book = Book.of(running)
    moved = []
    for timer in running:
        old = reckon(timer, book.calendar_of(timer), now=at).due_at  # a pause still open counts until now
        if _take(timer, limits[timer.kind], at=at, book=book, old=old):
            tell("timer.tightened", subject, timer, by=by, old_due_at=old, limit=str(timer.limit))
            moved.append(timer)
    return moved


def _take(timer: Timer, limit: Limit, *, at: datetime, book: Book, old: datetime) -> bool:
    calendar, basis = book.calendar(timer.project_id, limit.hours), max(at, timer.started_at)
    if due_of(calendar, basis, limit) >= old:
        Timer.objects.filter(pk=timer.pk).update(row=limit.row, policy=limit.policy_id)  # judged, kept by min()
        return False
    timer.limit, timer.basis_at = limit, basis
    timer.agreed_due_at = timer.agreed_at = None
    reckon(timer, calendar, now=at)
    timer.save()
    return True
