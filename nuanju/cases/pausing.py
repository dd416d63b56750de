"""The rules of a pause (case-loop.md §5): grounds, how long, who may approve, which clocks it stops."""

import datetime

from django.utils import timezone

from nuanju.cases import clocks
from nuanju.cases.choices import PauseReason, State
from nuanju.cases.figures import figure, figures
from nuanju.cases.ladder import stands_as_regional_gm
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


def rung_of(pause) -> int:
    """Who may approve it at least: 0 the port's head, 1 the project GM, 2 the regional GM."""
    head, manager = figures("pause_port_head_days", "pause_project_gm_days")
    days = (pause.resume_on - timezone.localdate()).days
    return 0 if days <= head else 1 if days <= manager else 2


def approve_right(case, pause, by) -> None:
    """≤ 3 days the port's head, ≤ 15 the project GM, more the regional GM; each rung may what the lower ones may."""
    if pause.by_id == by.pk:
        raise Refused("pause_own", case)
    if not reaches(case, rung_of(pause), by):
        days = (pause.resume_on - timezone.localdate()).days
        raise Refused(
            "pause_above_you", case, days=days, approver="项目总经理" if rung_of(pause) == 1 else "区域总经理"
        )


def reaches(case, rung: int, by) -> bool:
    """Does he stand as high as the rung?"""
    if rung == 0 or stands_as_regional_gm(by, case.project):
        return True
    return rung == 1 and any(by.holds(role, case.project_id) for role in (Role.PROJECT_GM, Role.CITY_GM))


def lift(case, *, by) -> None:
    """The work went on or the case ended: a pause that was on is over, one still asked for has no ground."""
    if pause := current(case):
        pause.ended_at = timezone.now()
        pause.approved = bool(pause.approved)
        pause.save(update_fields=["ended_at", "approved"])
        clocks.resume(case, by=by)


def kinds_to_pause(case, reason: str) -> list[str]:
    """The running clocks a pause stops: the contact clock only for an unreachable customer."""
    kept = set(ALWAYS_RUNNING) | (set() if reason == PauseReason.CUSTOMER_UNREACHABLE else {"contact"})
    return [kind for kind in clocks.running_kinds(case) if kind not in kept]


def _really_unreachable(case) -> None:
    tries, days = map(int, figures("pause_unreachable_tries", "pause_unreachable_days"))
    missed = list(case.contacts.filter(reached=False).values_list("at", flat=True))
    if len(missed) < tries or len({timezone.localtime(m).date() for m in missed}) < days:
        raise Refused("pause_unreachable_proof", case, tries=tries, days=days)


def _within_total(case, resume_on: datetime.date) -> None:
    limit = int(figure("pause_total_days"))
    past = sum(
        (p.ended_at - p.decided_at for p in case.pauses.filter(approved=True).exclude(ended_at=None)
         if p.reason not in UNLIMITED), datetime.timedelta(),
    )  # fmt: skip
    coming = datetime.timedelta(days=(resume_on - timezone.localdate()).days)
    if past + coming > datetime.timedelta(days=limit):  # as time: many pauses of half a day are no zero
        raise Refused("pause_total", case, days=limit)
