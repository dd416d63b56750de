"""The first page: what I must do today, each figure opening its cases."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from nuanju.cases.choices import Severity
from nuanju.cases.models import Case
from nuanju.desk import panels
from nuanju.desk.views import dates
from nuanju.desk.views.escalation import listing as escalation
from nuanju.desk.views.handler import tasks
from nuanju.desk.views.port import desk
from nuanju.escalation.models import Supervision
from nuanju.escalation.queries import to_report_by
from nuanju.hotline.queries import call_backs, without_trials
from nuanju.org.requests import StaffRequest

PRESSING = 10
CAP = 1000


@dataclass(frozen=True)
class Figure:
    label: str
    count: int
    url: str
    tone: str = ""

    @property
    def shown(self) -> str:
        return f"{CAP}+" if self.count > CAP else str(self.count)


def home(request: StaffRequest) -> HttpResponse:
    cases = Case.objects.visible_to(request.user)
    mine = cases.open().part_in_by(request.user).cards().by_due()[:PRESSING]
    context = {
        "duties": duties(cases, request.user),
        "state": overview(without_trials(cases), request.user),
        "mine": mine,
        "panels": panels.of("home", request.user, request.user),
    }
    return render(request, "desk/home/home.html", context)


def duties(cases, user) -> list[Figure]:
    """What waits for me, by what my posts let me do."""
    found = []
    if tasks.may_use(user):
        mine = cases.tasks_of(user)
        found += [
            _figure("我的任务", mine, reverse("task_list")),
            _figure("我的超时", mine.overdue(), reverse("task_list"), "over"),
        ]
    if user.may("accept"):
        found.append(_figure("等我验收", cases.to_accept_by(user), reverse("task_list")))
    if user.may("dispatch"):
        found.append(_figure("等我派工", cases.to_dispatch_by(user), reverse("port_desk"), "warn"))
        found.append(_figure("等我验收", cases.to_accept_as_head_by(user), reverse("port_desk"), "warn"))
        found.append(_figure("本端口超时", cases.headed_by(user).overdue(), reverse("port_desk"), "over"))
    if desk.may_use(user):
        found.append(Figure("等我审批", len(desk.decisions(cases, user)), reverse("port_desk"), "warn"))
    if user.may("assign"):
        found.append(_figure("待指派", cases.waiting_for_assignment(), _list("state=registered&sort=due"), "warn"))
    if user.may("intake"):
        found.append(_figure("待回电", call_backs(user), f"{reverse('agent_desk')}?tab=call_back", "warn"))
    if user.may("follow_up"):
        found.append(_figure("待回访", cases.waiting_for_follow_up(), _list("state=pending_follow_up&sort=due")))
    if user.may("keep_estate") and (without := dates.waiting_for(user)):
        found.append(Figure("待补日期", without, reverse("missing_dates"), "warn"))
    if escalation.answers_here(user):
        found += _owed_above(user)
    first = cases.open().filter(first_asked=user)
    found.append(_figure("我首问的", first, _list("mine=first_asked&open=true")))
    return [f for f in found if f.count or f.tone != "over"]


def _owed_above(user) -> list[Figure]:
    """What my superiors wait for; shown when there is any."""
    asked = Supervision.objects.visible_to(user).to_answer_by(user)
    owed = [
        _figure("等我报进展", to_report_by(user), reverse("report_list"), "warn"),
        _figure("督办等我回复", asked, reverse("supervision_list"), "over"),
    ]
    return [figure for figure in owed if figure.count]


def overview(cases, user) -> list[Figure]:
    """How the projects in reach stand; for those who look after others' work."""
    if not user.may("see_cases"):
        return []
    day = timezone.localdate()
    hot = [Severity.HOT, Severity.MAJOR]
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return [
        _figure("今日受理", cases.filter(registered_at__gte=start), _list(f"since={day}")),
        _figure("未结", cases.open(), _list("open=true&sort=due")),
        _figure("已超时", cases.overdue(), _list("overdue=true&sort=due"), "over"),
        _figure(
            "热点和重大", cases.open().filter(severity__in=hot), _list("open=true&severity=hot&severity=major"), "over"
        ),
        _figure("返工中", cases.filter(state="rework"), _list("state=rework")),
    ]


def _figure(label: str, rows, url: str, tone: str = "") -> Figure:
    count = rows.order_by()[: CAP + 1].count()
    return Figure(label, count, url, tone if count else "")


def _list(query: str) -> str:
    return f"{reverse('case_list')}?{query}"
