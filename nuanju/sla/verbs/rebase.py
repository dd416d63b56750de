"""Rebase: kind, node, repair class or urgency changed; running clocks get their start + the new limit."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from nuanju.core.refusals import Invalid
from nuanju.sla.book import Book
from nuanju.sla.clockwork import due_of
from nuanju.sla.holding import hold, moment_of, tell
from nuanju.sla.limit import Limit
from nuanju.sla.models import Timer
from nuanju.sla.reckoning import capped, reckon


@transaction.atomic
def rebase(
    subject, *, limits: Mapping[str, Limit], by, lengthen: bool = False, reason: str = "", at: datetime | None = None
) -> list[Timer]:
    """Apply the limits of the new row from each clock's start; returns the clocks whose limit changed.

    A later due is taken only with `lengthen` and a reason (warranty ruling, the repair engineer's class); the event says
    so. A date agreed with the customer stands.
    """
    if lengthen and not reason.strip():
        raise Invalid("lengthen_reason", "reason")
    at = moment_of(at)
    running = hold(subject, limits)
    book = Book.of(running)
    return [
        timer
        for timer in running
        if _take(subject, timer, limits[timer.kind], at, book, by, reason if lengthen else "")
    ]


def _take(subject, timer: Timer, limit: Limit, at: datetime, book: Book, by, reason: str) -> bool:
    if limit == timer.limit or (limit.policy_id and limit.policy_id == timer.policy_id):
        return False  # the same rule as before, also when `tighten` has just judged it
    calendar = book.calendar(timer.project_id, limit.hours)
    before = reckon(timer, book.calendar_of(timer), now=at).due_at
    own, taken = timer.original_due_at, [p.until(at) for p in timer.pauses.all()]
    new = capped(timer, due_of(calendar, timer.started_at, limit, taken))
    if new == own or (new > own and not reason):
        return False
    timer.limit, timer.basis_at = limit, timer.started_at
    reckon(timer, calendar, now=at)
    timer.save()
    tell(
        "timer.rebased", subject, timer, by=by, old_due_at=before, own_due_at=timer.original_due_at,
        limit=str(limit), lengthened=new > own, reason=reason,
    )  # fmt: skip
    return True
