"""为什么是这个级别: the four values with the cases behind them, what raised it, what comes next."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nuanju.cases.models import Case
from nuanju.cases.severity.explain import explain
from nuanju.cases.severity.measure import alike
from nuanju.core.events import sentence
from nuanju.desk.views.cases import timeline
from nuanju.org.requests import StaffRequest

SHOWN = 20


def severity(request: StaffRequest, number: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user).cards(), number=number)
    found, readable = explain(case), timeline.may_read(case, request.user)
    context = {
        "case": case,
        "why": found,
        "rises": [(e, sentence(e, masked=not readable)) for e in found.rises],
        "alike": behind(case, request.user) if case.node and found.takes_part else [],
        "media": case.media.select_related("by").order_by("-at"),
    }
    template = "severity.html" if request.headers.get("HX-Request") else "severity_page.html"
    return render(request, f"desk/cases/{template}", context)


def behind(case: Case, user) -> list[Case]:
    """The counted neighbours this user may see."""
    mine = Case.objects.visible_to(user).filter(pk__in=alike(case).values("pk")).exclude(pk=case.pk)
    return list(mine.select_related("house", "common_area").order_by("-registered_at")[:SHOWN])
