"""Start: a clock begins to run, now or at a past moment the caller names (registration, first contact)."""

from collections.abc import Mapping
from datetime import datetime

from nuanju.core import events
from nuanju.core.joined import joined
from nuanju.core.refusals import Refused
from nuanju.sla.book import Book
from nuanju.sla.choices import Kind
from nuanju.sla.holding import facts, moment_of
from nuanju.sla.limit import Limit
from nuanju.sla.models import Timer
from nuanju.sla.reckoning import build


def start(subject, *, kind: str, limit: Limit, by, at: datetime | None = None, cap: datetime | None = None) -> Timer:
    """One clock; `cap` is an outside deadline its due never passes. Raises Refused("clock_running")."""
    return start_all(subject, limits={kind: limit}, by=by, at=at, cap=cap)[0]


@joined()
def start_all(
    subject, *, limits: Mapping[str, Limit], by, at: datetime | None = None, cap: datetime | None = None
) -> list[Timer]:
    """Several clocks from one moment, with one reading of the calendar."""
    at = moment_of(at)
    book = Book([subject.project_id], since=at)
    running = Timer.objects.of(subject).running().filter(kind__in=list(limits)).values_list("kind", flat=True)
    for kind in running:
        raise Refused("clock_running", subject, kind=Kind(kind).label)
    started = [
        build(subject, kind=k, limit=limit, at=at, calendar=book.calendar(subject.project_id, limit.hours), cap=cap)
        for k, limit in limits.items()
    ]
    Timer.objects.bulk_create(started)
    told = [facts(timer) | {"limit": str(timer.limit), "started_at": at} for timer in started]
    events.record_each("timer.started", subject, by=by, data=told)
    return started
