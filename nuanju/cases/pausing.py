"""The rules of a pause (case-loop.md §5): grounds, how long, who may approve, which clocks it stops."""

import datetime

from django.utils import timezone

from nuanju.cases import clocks
from nuanju.cases.choices import PauseReason, State
from nuanju.cases.figures import figure
from nuanju.core.refusals import Refused
from nuanju.org.choices import Role

UNLIMITED = (PauseReason.WEATHER_SEASON, PauseReason.APPRAISAL_OR_LITIGATION)
ALWAYS_RUNNING = ("make_safe", "on_site", "assign", "dispatch")


def current(case):
    """The pause that waits for approval or is on."""
    return case.pauses.filter(ended_at=None).exclude(approved=False).first()


def check(case, reason: str, resume_on: datetime.date) -> None:
    """Grounds and total; raises the refusal by name."""
    if case.urgent and "make_safe" in clocks.running_kinds(case):
        raise Refused("pause_make_safe", case)
    if case.state == State.DISPATCHED and reason != PauseReason.CUSTOMER_UNREACHABLE:
        raise Refused("pause_contact_clock", case)
    if reason == PauseReason.CUSTOMER_UNREACHABLE:
        _really_unreachable(case)
    if reason not in UNLIMITED:
        _within_total(case, resume_on)


def approve_right(case, pause, by) -> None:
    """≤ 3 days the port's head, ≤ 15 the project GM, more the regional GM."""
    days = (pause.resume_on - timezone.localdate()).days
    if days <= figure("pause_port_head_days"):
        needed, may = "端口第一责任人", True
    elif days <= figure("pause_project_gm_days"):
        needed, may = "项目总经理", by.holds(Role.PROJECT_GM, case.project_id)
    else:
        needed, may = "区域总经理", False
    if not (may or by.holds(Role.REGIONAL_GM, case.project_id)):
        raise Refused("pause_above_you", case, days=days, approver=needed)


def kinds_to_pause(case, reason: str) -> list[str]:
    """The running clocks a pause stops: the contact clock only for an unreachable customer."""
    kept = set(ALWAYS_RUNNING) | (set() if reason == PauseReason.CUSTOMER_UNREACHABLE else {"contact"})
    return [kind for kind in clocks.running_kinds(case) if kind not in kept]


def _really_unreachable(case) -> None:
    tries, days = int(figure("pause_unreachable_tries")), int(figure("pause_unreachable_days"))
    missed = list(case.contacts.filter(reached=False).values_list("at", flat=True))
    if len(missed) < tries or len({timezone.localtime(m).date() for m in missed}) < days:
        raise Refused("pause_unreachable_proof", case, tries=tries, days=days)


def _within_total(case, resume_on: datetime.date) -> None:
    limit = int(figure("pause_total_days"))
    past = sum(
        ((p.ended_at - p.decided_at).days for p in case.pauses.filter(approved=True).exclude(ended_at=None)
         if p.reason not in UNLIMITED), 0,
    )  # fmt: skip
    if past + (resume_on - timezone.localdate()).days > limit:
        raise Refused("pause_total", case, days=limit)
