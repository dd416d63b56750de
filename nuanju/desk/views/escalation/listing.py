"""The lists: every change of who answers, the reports I owe, the supervisions that wait for me."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from nuanju.core import paging
from nuanju.desk.views.cases.listing import count
from nuanju.escalation.choices import Rung
from nuanju.escalation.models import Escalation, ReportDuty, Supervision
from nuanju.escalation.queries import to_report_by, waiting_supervisions
from nuanju.org.models import Project
from nuanju.org.requests import StaffRequest

LADDER = (
    ("", "全部变动"), ("standing", "现在升级中"), ("mine", "我负责的"), ("important", "重要"), ("hot", "热点"), ("major", "重大"),
    ("group", "集团分管副总裁"),
)  # fmt: skip
OWED = (("", "我要报告"), ("late", "超时未报"), ("all", "全部"))
PRESSED = (
    ("", "等我回复"),
    ("judge", "等我办结"),
    ("mine", "我督办的"),
    ("late", "超时未回复"),
    ("open", "未办结"),
    ("all", "全部"),
)
RUNGS = {"important": Rung.PORT_HEAD, "hot": Rung.PROJECT_GM, "major": Rung.REGIONAL_GM, "group": Rung.GROUP_VP}


def answers_here(user) -> bool:
    """Whoever may come to answer for a raised case, or may press one."""
    return any(user.may(grant) for grant in ("dispatch", "press", "handle"))


def owes(user) -> int:
    """The number beside 升级 in the rail: reports I owe."""
    return to_report_by(user).count()


def waits(user) -> int:
    """The number beside 督办 in the rail."""
    return waiting_supervisions(user)


def escalations(request: StaffRequest) -> HttpResponse:
    view, user = request.GET.get("view", ""), request.user
    rows = Escalation.objects.visible_to(user)
    if view == "standing":
        rows = rows.standing()
    elif view == "mine":
        rows = rows.standing().filter(responsible=user)
    elif view in RUNGS:
        rows = rows.filter(rung=RUNGS[view])
    rows = _of_project(rows, request)
    page = paging.page(
        rows.cards().select_related("former", "responsible"), order="at",
        after=request.GET.get("after", ""), before=request.GET.get("before", ""),
    )  # fmt: skip
    return render(request, "desk/escalation/list.html", _context(request, LADDER, page, rows))


def reports(request: StaffRequest) -> HttpResponse:
    view, user = request.GET.get("view", ""), request.user
    seen = ReportDuty.objects.visible_to(user)
    rows = {"late": seen.overdue(timezone.now()), "all": seen.running()}.get(view, to_report_by(user))
    rows = _of_project(rows, request)
    page = paging.page(
        rows.cards(), order="due_at", newest_first=False, after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )  # fmt: skip
    return render(request, "desk/escalation/reports.html", _context(request, OWED, page, rows))


def supervisions(request: StaffRequest) -> HttpResponse:
    view, user = request.GET.get("view", ""), request.user
    seen = Supervision.objects.visible_to(user)
    if not request.GET and not seen.to_answer_by(user).exists() and seen.to_judge_by(user).exists():
        return redirect(f"{request.path}?view=judge")  # what the figure in the rail counted
    rows = {
        "judge": seen.to_judge_by(user), "mine": seen.pressed_by(user), "late": seen.overdue(), "open": seen.open(),
        "all": seen,
    }.get(view, seen.to_answer_by(user))  # fmt: skip
    rows = _of_project(rows, request)
    page = paging.page(
        rows.cards().select_related("by", "answered_by"), order="at", after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )  # fmt: skip
    return render(request, "desk/escalation/supervisions.html", _context(request, PRESSED, page, rows))


def _of_project(rows, request: StaffRequest):
    code = request.GET.get("project", "")
    return rows.filter(project__code=code) if code else rows


def _context(request: StaffRequest, tabs, page: paging.Page, rows) -> dict:
    view, project = request.GET.get("view", ""), request.GET.get("project", "")
    return {
        "page": page, "count": count(rows), "view": view, "project": project,
        "tabs": [{"view": key, "label": label, "active": key == view} for key, label in tabs],
        "projects": Project.objects.visible_to(request.user).order_by("name_key"),
    }  # fmt: skip
