"""The ladder's clocks: the next progress report of a duty, the answer to a supervision. The only room here that calls sla.

They run on rows of their own and not on the case: a case's due is what its handler owes the customer; what its superiors
are owed must neither jump his queues nor be paused with his work.
"""

import datetime

from django.utils import timezone

from nuanju.cases.choices import Severity
from nuanju.cases.figures import figure
from nuanju.escalation.choices import Rung
from nuanju.sla import queries as sla
from nuanju.sla import verbs as timers
from nuanju.sla.choices import HoursKey, Kind, Row, Unit
from nuanju.sla.models import Timer
from nuanju.sla.queries import Limit


def limit(case, kind: str) -> Limit | None:
    """By the rules in force when the customer spoke."""
    row = Row.GROUP if case.rung >= Rung.GROUP_VP else Row(case.severity)
    return sla.limits(row, project_id=case.project_id, at=case.registered_at, severity=case.severity).get(kind)


def start_report(duty, case, *, by, at: datetime.datetime) -> None:
    if allowed := limit(case, Kind.PROGRESS_REPORT):
        timers.start(duty, kind=Kind.PROGRESS_REPORT, limit=allowed, by=by, at=past(at))
    settle(duty)


def hasten_report(duty, case, *, by, at: datetime.datetime) -> None:
    """The level rose: the new responsible person reports within his own limit, never later than the former had to."""
    if allowed := limit(case, Kind.PROGRESS_REPORT):
        timers.tighten(duty, limits={Kind.PROGRESS_REPORT: allowed}, by=by, at=past(at))
    settle(duty)


def report_change(duty, *, by, at: datetime.datetime) -> None:
    """Major: what changes is reported within hours, not only tomorrow."""
    soon = Limit(figure("report_on_change_hours"), Unit.HOUR, HoursKey.ROUND_CLOCK)
    timers.tighten(duty, limits={Kind.PROGRESS_REPORT: soon}, by=by, at=past(at))
    settle(duty)


def reported(duty, case, *, by) -> None:
    """The report stops the clock; the next one has its own limit."""
    timers.stop(duty, kind=Kind.PROGRESS_REPORT, by=by)
    start_report(duty, case, by=by, at=timezone.now())


def void(subject, *, by) -> None:
    timers.cancel(subject, by=by)


def ask(supervision, case, *, due_at: datetime.datetime | None, by, at: datetime.datetime) -> datetime.datetime:
    """The answer's clock, until the moment named or for as long as the table allows; returns its due."""
    allowed = limit(case, Kind.SUPERVISION)
    if due_at:
        hours = int((due_at - at) / datetime.timedelta(hours=1)) + 1
        allowed = Limit(hours, Unit.HOUR, HoursKey.ROUND_CLOCK, row=Severity(case.severity))
    assert allowed, "the table has a limit for every row"
    return timers.start(supervision, kind=Kind.SUPERVISION, limit=allowed, by=by, at=past(at), cap=due_at).due_at


def answered(supervision, *, by) -> None:
    timers.stop(supervision, kind=Kind.SUPERVISION, by=by)


def settle(duty) -> None:
    """Write the clock's due on the duty, for its queues."""
    duty.due_at = sla.next_due(duty, kinds=None)


def running(duty) -> Timer | None:
    return next(iter(sla.open_timers(duty)), None)


def past(at: datetime.datetime) -> datetime.datetime:
    """A machine's time may go back: no clock starts in the future."""
    return min(at, timezone.now())
