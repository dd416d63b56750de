"""The loop's clocks: which run for a case, when each starts and stops (case-loop.md §5). The only room that calls sla.

Every clock stops at the moment the fact is recorded, not at a time somebody types in: a call noted an hour late is an
hour late.
"""

import datetime
import math
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from nuanju.cases.choices import FEEDBACK, Kind, State
from nuanju.cases.figures import figure
from nuanju.core.refusals import Refused
from nuanju.sla import queries as sla
from nuanju.sla import verbs as timers
from nuanju.sla.choices import OFFICIAL
from nuanju.sla.choices import Kind as ClockKind

WITHOUT_SOLUTION = (Kind.ENQUIRY, *FEEDBACK)
URGENT_KINDS = ("on_site", "make_safe")
BEFORE_DONE = (State.REGISTERED, State.ASSIGNED, State.DISPATCHED, State.CONTACTED, State.IN_PROGRESS)


class Foreseen(NamedTuple):
    """A clock as it would run."""

    kind: str
    label: str
    limit: str  # 8 工作小时
    due_at: datetime.datetime | None


def limits(case) -> dict:
    """What the case's row allows, by the rules in force when the customer spoke."""
    return sla.limits(
        row_of(case), project_id=case.project_id, at=case.registered_at, repair_class=case.repair_class,
        severity=case.severity,
    )  # fmt: skip


def row_of(case) -> str:
    passed_on = case.kind == Kind.ENQUIRY and case.state not in ("", "registered")
    return sla.row_of(case.kind, severity=case.severity, urgent=case.urgent, passed_on=passed_on)


def start(case, *kinds: str, by, at: datetime.datetime | None = None) -> list:
    """Start clocks for which the row has a limit."""
    allowed = limits(case)
    wanted = {k: allowed[k] for k in kinds if k in allowed}
    started = []
    if latest := cap(case):
        capped = {str(k): wanted.pop(k) for k in OFFICIAL if k in wanted}
        if capped:
            started += timers.start_all(case, limits=capped, by=by, at=at, cap=latest)
    if wanted:
        started += timers.start_all(case, limits=wanted, by=by, at=at)
    return started


def cap(case) -> datetime.datetime | None:
    """A transfer from an authority leaves one working day before the deadline it stated."""
    return sla.cap_for(case.deadline_at, project_id=case.project_id) if case.deadline_at else None


def cap_now(case, *, by) -> None:
    """The authority's deadline came to be known while clocks run."""
    if latest := cap(case):
        timers.cap(case, deadline=latest, by=by)
    settle(case)


def foreseen(case) -> list[Foreseen]:
    """The official clocks a case not yet filed would get; only those that start at once have a due."""
    allowed = limits(case)
    due = sla.expected(case, {k: allowed[k] for k in first_kinds(case) if k in allowed}, case.registered_at)
    if latest := cap(case):
        due |= {k: min(due[k], latest) for k in OFFICIAL if k in due}
    kinds = [k for k in (*URGENT_KINDS, *OFFICIAL) if k in allowed]
    return [Foreseen(k, ClockKind(k).label, str(allowed[k]), due.get(k)) for k in kinds]


def stop(case, *kinds: str, by) -> None:
    running = kinds if len(kinds) < 2 else running_kinds(case)  # ask once which there are
    for kind in (k for k in kinds if k in running):
        timers.stop(case, kind=kind, by=by)


def begin(case, *, by, at: datetime.datetime) -> None:
    """Registered: contact runs from the customer's view; assignment is 400's own share of it."""
    started = start(case, *first_kinds(case), by=by, at=at)
    _press(case, min(started, key=lambda t: (t.due_at, t.pk), default=None))  # no other clock can run yet


def first_kinds(case) -> list[str]:
    """The clocks that start with the registration."""
    kinds = ["contact", "assign"]
    if case.kind in WITHOUT_SOLUTION:
        kinds.append("completion")
    return [*kinds, *URGENT_KINDS] if case.urgent else kinds


def contacted(case, *, by) -> None:
    """First effective contact: the solution clock starts at min(contact, contact due): a late contact gains no time."""
    stop(case, "contact", by=by)
    due = due_of(case, "contact")  # after the stop: it has ended a pause, which moved the due
    if case.kind not in WITHOUT_SOLUTION:
        start(case, "solution", by=by, at=min(timezone.now(), due or timezone.now()))
    start(case, "progress_note", by=by)
    settle(case)


def passed_on(case, *, by) -> None:
    """An enquiry went to a port: its answer has the port's longer limit, from the registration on."""
    if case.kind == Kind.ENQUIRY:
        timers.rebase(case, limits=limits(case), by=by, lengthen=True, reason="转端口答复")


def proposed(case, *, by, interim: bool) -> None:
    """The written proposal stops the solution clock without consent; after an interim measure the final one is due."""
    stop(case, "solution", by=by)
    _await_final(case, by=by, interim=interim)
    settle(case)


def consented(case, *, by, interim: bool) -> None:
    """Consent stops the solution clock; completion starts at min(consent, solution due)."""
    stop(case, "solution", by=by)
    _await_final(case, by=by, interim=interim)
    begin_completion(case, by=by)
    settle(case)


def _await_final(case, *, by, interim: bool) -> None:
    if not interim:
        stop(case, "solution_final", by=by)
    elif sla.latest(case, "solution_final") is None:
        start(case, "solution_final", by=by)


def may_be_interim(case) -> bool:
    """Only where the row has a limit for the final solution may an interim measure stop the clock."""
    return "solution_final" in limits(case)


def begin_completion(case, *, by) -> None:
    """Start the completion clock unless it runs, never later than the solution was due."""
    if sla.latest(case, "completion") is None:
        due = due_of(case, "solution")
        start(case, "completion", by=by, at=min(timezone.now(), due or timezone.now()))


def told_progress(case, *, by) -> None:
    """The customer has news: the next news has its own limit."""
    if timers.stop(case, kind="progress_note", by=by):
        start(case, "progress_note", by=by)
    settle(case)


def turned(case, *, by) -> None:
    """A problem became an enquiry or feedback, or the reverse: clocks of the other road end, those of its own begin."""
    if case.kind in WITHOUT_SOLUTION:
        timers.cancel(case, kinds=("solution", "solution_final", *URGENT_KINDS), by=by)
        if case.state in BEFORE_DONE and not runs(case, "completion"):
            start(case, "completion", by=by, at=case.registered_at)
    elif case.state in BEFORE_DONE[:-1]:
        timers.cancel(case, kinds=("completion",), by=by)
        if case.state == State.CONTACTED and (made := sla.latest(case, "contact")) and made.stopped_at:
            start(case, "solution", by=by, at=min(made.stopped_at, made.due_at))


def rework(case, *, by) -> None:
    """Rework has its own limits; it restarts neither the completion clock nor a rework still running."""
    running = running_kinds(case)
    start(case, *(k for k in ("rework_contact", "rework", "progress_note") if k not in running), by=by)
    settle(case)


def rerow(case, *, by, lengthen: bool, reason: str = "") -> None:
    """Kind, code, class or urgency changed the row of the limit table: running clocks are recomputed. A risen level has
    tightened them before."""
    timers.rebase(case, limits=limits(case), by=by, lengthen=lengthen, reason=reason)
    if case.urgent and case.state in BEFORE_DONE and sla.latest(case, "on_site") is None:
        start(case, *URGENT_KINDS, by=by)
    settle(case)


def risen(case, *, by) -> None:
    """The level rose: every running clock gets min(old due, now + new limit), never later."""
    timers.tighten(case, limits=limits(case), by=by)
    settle(case)


def agree(case, agreed_on: datetime.date, *, by) -> None:
    """The completion due becomes the end of the agreed day."""
    due = timezone.make_aware(datetime.datetime.combine(agreed_on, datetime.time()))
    due += datetime.timedelta(hours=float(figure("agreed_day_ends_hour")))
    timers.agree(case, due_at=due, by=by)
    settle(case)


def longest_agreed(case, factor: Decimal) -> datetime.date:
    """The last day within `factor` times the class limit, counted from the clock's start."""
    timer = sla.latest(case, "completion")
    if timer is None:
        raise Refused("clock_not_running", case, kind="处理完成")
    allowed = timer.original_due_at - timer.started_at
    days = math.ceil(allowed.total_seconds() * float(factor) / 86400)
    return timezone.localdate(timer.started_at) + datetime.timedelta(days=days)


def pause(case, *, pause, kinds: list[str], by) -> None:
    timers.pause(case, reason=pause.reason, resume_on=pause.resume_on, by=by, kinds=kinds, ref=str(pause.pk))
    settle(case)


def resume(case, *, by) -> None:
    """The sweep may have been first: then the clocks run already."""
    if any(t.open_pause() for t in sla.open_timers(case)):
        timers.resume(case, by=by)
    settle(case)


def end(case, *, by) -> None:
    """The case has ended: whatever still runs stops."""
    stop(case, *running_kinds(case), by=by)
    settle(case)


def void(case, *, by) -> None:
    """Merged, withdrawn or misfiled: its clocks count in no measure."""
    timers.cancel(case, by=by)
    settle(case)


def due_of(case, kind: str) -> datetime.datetime | None:
    """The due of the latest clock of a kind, running or stopped."""
    timer = sla.latest(case, kind)
    return timer.due_at if timer else None


def started(case, kind: str) -> datetime.datetime | None:
    timer = sla.latest(case, kind)
    return timer.started_at if timer else None


def running(case) -> list:
    """The running clocks, the next due first."""
    return sla.open_timers(case)


def running_kinds(case) -> list[str]:
    return [t.kind for t in running(case)]


def runs(case, kind: str) -> bool:
    return kind in running_kinds(case)


def is_paused(case, kind: str) -> bool:
    return any(t.kind == kind and t.open_pause() for t in sla.open_timers(case))


def is_overdue(case) -> bool:
    """One that was late before it was paused stays so."""
    return any(t.is_overdue(timezone.now()) for t in sla.open_timers(case))


def settle(case) -> None:
    """Write the most pressing due on the case for its queues."""
    _press(case, sla.most_pressing(case))


def _press(case, first) -> None:
    case.due_at, case.due_kind = (first.due_at, first.kind) if first else (None, "")
