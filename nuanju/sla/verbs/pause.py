"""Pause: an approved stop of clocks until a date; who may approve and on what evidence is the caller's rule."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.refusals import Invalid, Refused
from nuanju.sla.choices import Kind, PauseReason
from nuanju.sla.holding import forget_pauses, hold, moment_of, tell
from nuanju.sla.models import PauseInterval, Timer
from nuanju.sla.pauses import may_pause
from nuanju.sla.reckoning import look_next


@transaction.atomic
def pause(
    subject,
    *,
    reason: str,
    resume_on: date,
    by,
    kinds: Iterable[str] | None = None,
    at: datetime | None = None,
    ref: str = "",
) -> list[Timer]:
    """Pause the running clocks of these kinds; None = every one the reason may stop and that is not paused yet.

    `at` may lie back (the request, when the approval took time) but not before a due that has passed since.
    """
    if resume_on <= timezone.localdate():
        raise Invalid("resume_in_past", "resume_on")
    paused = _fit(subject, hold(subject, kinds), reason, named=kinds is not None)
    for timer in paused:
        _open(timer, reason=reason, resume_on=resume_on, at=at, ref=ref)
        tell("timer.paused", subject, timer, by=by, reason=PauseReason(reason), resume_on=resume_on, ref=ref)
    return paused


def _fit(subject, running: list[Timer], reason: str, *, named: bool) -> list[Timer]:
    """The clocks to pause; one that was asked for by name and cannot be paused is refused."""
    for timer in running if named else []:
        kind = timer.get_kind_display()
        if timer.open_pause():
            raise Refused("clock_paused", subject, kind=kind)
        if not may_pause(timer.kind, reason):
            raise Refused("clock_never_pauses", subject, kind=kind, reason=PauseReason(reason).label)
    fit = [t for t in running if may_pause(t.kind, reason) and not t.open_pause()]
    if not fit:
        raise Refused("clock_not_running", subject, kind=Kind(running[0].kind).label if running else "")
    return fit


def _open(timer: Timer, *, reason: str, resume_on: date, at: datetime | None, ref: str) -> None:
    ends = [p.ended_at for p in timer.pauses.all() if p.ended_at]
    at, now = moment_of(at), timezone.now()
    at = max(at, timer.started_at, *ends)
    if at < timer.due_at < now:
        raise Invalid("pause_after_overdue", "at", kind=timer.get_kind_display())
    row = PauseInterval.objects.create(timer=timer, reason=reason, started_at=at, resume_on=resume_on, ref=ref)
    look_next(forget_pauses(timer), row)
    timer.save(update_fields=["next_at"])
