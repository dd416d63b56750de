"""监控台: live figures of a place, down to the cases; press from there."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

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
    context = {
        "board": seen, "rules": health_rules(), "clusters": clusters(here, request.user),
        "late": [(case, press_address(case)) for case in seen.late], "hot": [(case, press_address(case)) for case in seen.hot],
    }  # fmt: skip
    return render(request, "desk/monitor/page.html", context)


def clusters(here: place.Place, user) -> list[dict]:
    """群诉 of the place: whoever knows of clusters registers a panel for the page "monitor" (desk/panels.py)."""
    return panels.of("monitor", here, user)


def press_address(case: Case) -> str:
    """The supervise dialog of the case; while nothing answers there, its page."""
    try:
        return reverse("case_supervise", args=[case.number])
    except NoReverseMatch:
        return ""
