"""My tasks by due time: what to do next on each, with one thumb."""

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from nuanju.cases.choices import FEEDBACK, Kind, State
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case
from nuanju.core.refusals import Denied
from nuanju.desk.views.cases.labels import LABELS, Label
from nuanju.org.requests import StaffRequest

SHOWN = 100
NEXT = {
    State.DISPATCHED: "contact", State.CONTACTED: "agree", State.IN_PROGRESS: "complete", State.REWORK: "complete",
    State.PENDING_ACCEPTANCE: "accept",
}  # fmt: skip


class Task(NamedTuple):
    case: Case
    verb: str
    label: Label


class Group(NamedTuple):
    title: str
    tasks: list[Task]
    tone: str = ""


def may_use(user) -> bool:
    """Whoever handles by his post, and a head who took a case into his own hands."""
    return user.may("handle") or Case.objects.visible_to(user).open().filter(handler=user).exists()


def waiting_for(user) -> int:
    """The number beside 任务 in the rail."""
    return Case.objects.visible_to(user).tasks_of(user).count()


def tasks(request: StaffRequest) -> HttpResponse:
    if not may_use(request.user):
        raise Denied("handle")
    cases = Case.objects.visible_to(request.user)
    mine = [task(c) for c in cases.tasks_of(request.user).cards().by_due()[:SHOWN]]
    groups = [
        *by_day(mine),
        Group("等我验收", [task(c) for c in cases.to_accept_by(request.user).cards().by_due()[:SHOWN]]),
    ]
    assists = request.user.helped_cases.filter(ended_at=None).select_related("case__house", "case__common_area", "by")
    waiting = cases.open().filter(handler=request.user, state__in=[State.PENDING_ACCEPTANCE, State.PENDING_FOLLOW_UP])
    context = {"groups": [g for g in groups if g.tasks], "assists": assists, "waiting": waiting.cards()[:SHOWN]}
    return render(request, "desk/handler/tasks.html", context)


def task(case: Case) -> Task:
    """An enquiry is answered while it may be; in rework it is done like everything else."""
    answers = case.kind in (Kind.ENQUIRY, *FEEDBACK) and case.state in FLOW.steps["answer"].sources
    verb = "answer" if answers else NEXT[State(case.state)]
    return Task(case, verb, LABELS[verb])


def by_day(tasks: list[Task]) -> list[Group]:
    """Late, due today, later; a paused case has no due and comes last."""
    now, today = timezone.now(), timezone.localdate()
    late, due, later = list[Task](), list[Task](), list[Task]()
    for one in tasks:
        at = one.case.due_at
        if at is None or timezone.localdate(at) > today:
            later.append(one)
        else:
            (late if at < now else due).append(one)
    return [Group("已超时", late, "over"), Group("今天到期", due, "warn"), Group("以后", later)]
