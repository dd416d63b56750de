"""What the verbs share: hold running clocks under lock, check moments, tell what happened."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Invalid
from nuanju.sla.choices import Kind
from nuanju.sla.models import Timer
from nuanju.sla.words import moment


def hold(subject, kinds: Iterable[str] | None = None) -> list[Timer]:
    """The running clocks of the subject (of these kinds), locked in one order, with their pauses."""
    running = Timer.objects.of(subject).running().order_by("pk")
    if kinds is not None:
        running = running.filter(kind__in=list(kinds))
    return list(running.locked().prefetch_related("pauses"))


def moment_of(at: datetime | None, *, since: datetime | None = None) -> datetime:
    """`at` or now; a moment still to come, or before `since`, is refused."""
    now = timezone.now()
    if at and at > now:
        raise Invalid("moment_in_future", "at")
    if at and since and at < since:
        raise Invalid("moment_before_start", "at", start=moment(since))
    return at or now


def tell(event: str, subject, timer: Timer, *, by, at: datetime | None = None, **data) -> None:
    """Record an event of the clock on its subject."""
    events.record(event, subject, by=by, at=at, data=facts(timer) | data)


def facts(timer: Timer) -> dict:
    """What every event of a clock holds."""
    return {"timer": timer.pk, "kind": Kind(timer.kind), "row": timer.row, "due_at": timer.due_at}


def forget_pauses(timer: Timer) -> Timer:
    """Drop the prefetched pauses after one was added."""
    timer.refresh_from_db(fields=["pauses"])
    return timer
