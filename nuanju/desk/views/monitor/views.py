"""监控台: live figures of a place, down to the cases; press from there."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nuanju.cases.models import Case
from nuanju.cases.watch import health_rules
from nuanju.core.refusals import Denied
from nuanju.desk import panels
from nuanju.desk.views.monitor import board, place
from nuanju.org.requests import StaffRequest


def may_use(user) -> bool:
    """Whoever looks after others' work: may press, or sees the seats."""
    return user.may("press") or user.may("see_seats")


def monitor(request: StaffRequest) -> HttpResponse:
    if not may_use(request.user):
        raise Denied("monitor")
    here = place.chosen(request.GET, request.user)
    seen = board.read(here, request.user)
    rows = {
        name: [(case, press_address(case, request.user)) for case in getattr(seen, name)] for name in ("late", "hot")
    }
    context = {"board": seen, "rules": health_rules(), "clusters": clusters(here, request.user), **rows}
    return render(request, "desk/monitor/page.html", context)


def clusters(here: place.Place, user) -> list[dict]:
    """群诉 of the place, and whatever else other rooms bring to the page "monitor" (desk/panels.py)."""
    return panels.of("monitor", here, user)


def press_address(case: Case, user) -> str:
    """The supervise dialog of the case, for whoever may press there; "" = the row leads to the case."""
    if not user.may("press", case.project_id):
        return ""
    return reverse("ladder_verb", args=[case.number, "supervise"])
