"""The sweep: tell each warning and each overdue once, and resume pauses whose date has come.

Any number of workers may sweep at once: rows are taken with SKIP LOCKED, a batch is one transaction. After a standstill
all facts are recorded, but of several passed at once only the highest is announced.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.actors import SYSTEM
from nuanju.sla.book import Book
from nuanju.sla.choices import Level
from nuanju.sla.holding import tell
from nuanju.sla.models import Timer
from nuanju.sla.reckoning import look_next
from nuanju.sla.recompute import subjects_of
from nuanju.sla.verbs.resume import resume_one

BATCH = 200


def sweep(now: datetime | None = None) -> int:
    """Look at every clock that is due to be looked at; returns how many were."""
    now, total = now or timezone.now(), 0
    while done := _batch(now):
        total += done
    return total


@transaction.atomic
def _batch(now: datetime) -> int:
    clocks = list(Timer.objects.sweepable(now).locked(skip_locked=True).prefetch_related("pauses")[:BATCH])
    book, subjects = Book.of(clocks), subjects_of(clocks)
    for timer in clocks:
        subject = subjects.get((timer.subject_type, timer.subject_id))
        if subject is None:  # its subject was erased: nobody is left to tell
            timer.cancelled_at = now
            look_next(timer)
            timer.save(update_fields=["cancelled_at", "next_at"])
            continue
        if pause := timer.open_pause():
            resume_one(subject, timer, pause, at=now, book=book, by=SYSTEM, auto=True)
        _warn(subject, timer, now)
    return len(clocks)


def _warn(subject, timer: Timer, now: datetime) -> None:
    reached = timer.level(now)
    passed = [level for level in (Level.HALF, Level.WARN, Level.OVER) if timer.warned < level <= reached]
    for level in passed:
        _tell_level(subject, timer, level, announce=level == reached)
    if passed:
        timer.warned = reached
        timer.overdue_at = timer.due_at if reached == Level.OVER else None
    look_next(timer)
    timer.save(update_fields=["warned", "overdue_at", "next_at"])


def _tell_level(subject, timer: Timer, level: Level, *, announce: bool) -> None:
    at = {Level.HALF: timer.half_at, Level.WARN: timer.warn_at, Level.OVER: timer.due_at}[level]
    share = {Level.HALF: timer.half_share, Level.WARN: timer.warn_share, Level.OVER: 100}[level]
    event = "timer.overdue" if level == Level.OVER else "timer.warned"
    tell(event, subject, timer, by=SYSTEM, at=at, level=level.value, share=share, announce=announce, passed_at=at)
