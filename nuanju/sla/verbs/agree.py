"""Agree: the customer consents to a later date; it becomes the due, the original due is kept for reports."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.refusals import Invalid, Refused
from nuanju.sla.book import Book
from nuanju.sla.choices import Kind
from nuanju.sla.holding import hold, tell
from nuanju.sla.models import Timer
from nuanju.sla.reckoning import reckon
from nuanju.sla.words import moment


@transaction.atomic
def agree(subject, *, due_at: datetime, by, kind: str = Kind.COMPLETION, ref: str = "") -> Timer:
    """Set the agreed date of a running clock; who may go how far is the caller's rule, `ref` points to the evidence."""
    now = timezone.now()
    if due_at <= now:
        raise Invalid("agreed_in_past", "due_at")
    for timer in hold(subject, [kind]):
        calendar = Book.of([timer]).calendar_of(timer)
        old = reckon(timer, calendar, now=now).due_at
        if due_at <= old:
            raise Invalid("agreed_not_later", "due_at", due=moment(old))
        timer.agreed_due_at, timer.agreed_at = due_at, now
        reckon(timer, calendar, now=now)
        timer.save()
        tell("timer.agreed", subject, timer, by=by, original_due_at=timer.original_due_at, old_due_at=old, ref=ref)
        return timer
    raise Refused("clock_not_running", subject, kind=Kind(kind).label)
