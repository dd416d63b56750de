"""The case page: facts, clocks, timeline, people, files, and the buttons the user may press."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from nuanju.cases import panels
from nuanju.cases.choices import Gap
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case
from nuanju.cases.verbs import reveal_phone
from nuanju.customers.queries import persons
from nuanju.desk import panels as beside
from nuanju.desk.views.cases import clocks, timeline
from nuanju.desk.views.cases.buttons import buttons, waiting_in
from nuanju.library.queries import path
from nuanju.notify.queries import for_subject
from nuanju.org.requests import StaffRequest

BESIDE = (
    "customer", "household", "building", "first_asked", "registered_by", "accepted_by", "issue_round__issue",
    "recurs_of", "merged_into", "project__city_company",
)  # fmt: skip

FILLS = {  # which form closes the gap
    Gap.NO_PLACE: "correct_place", Gap.NO_PHONE: "correct_caller", Gap.TEMPORARY_CALLER: "correct_caller",
    Gap.NO_NODE: "classify",
}  # fmt: skip


def page(request: StaffRequest, number: str) -> HttpResponse:
    cases = Case.objects.visible_to(request.user).cards().select_related(*BESIDE)
    case = get_object_or_404(panels.marked(cases), number=number)
    context = facts(case, request.user)
    template = "desk/cases/body.html" if request.headers.get("HX-Request") else "desk/cases/page.html"
    return render(request, template, context)


def facts(case: Case, user) -> dict:
    """Everything the page shows; a fixed number of queries however long the case has lasted."""
    rows = panels.of(case)
    waiting = waiting_in(case, rows)
    more = beside.of("case", case, user)
    told = panels.told(case)
    return {
        "case": case,
        "waiting": waiting,
        "buttons": buttons(case, user, waiting),
        "dials": clocks.dials(case),
        "timeline": timeline.timeline(case, user, told.files),
        "readable": timeline.may_read(case, user),
        "person": persons([case.customer])[0] if case.customer else None,
        "gaps": [(Gap(g).label, FILLS[Gap(g)] if FLOW.may(user, case, FILLS[Gap(g)]) else "") for g in case.gaps],
        "solutions": rows["solutions"],
        "reports": rows["completions"],
        "acceptances": rows["acceptances"],
        "follow_ups": rows["follow_ups"],
        "assists": rows["assists"],
        "pauses": rows["pauses"],
        "specials": rows["special_closings"],
        "conversions": rows["conversions"],
        "rain_checks": rows["rain_checks"],
        "copies": rows["copies"],
        "cancels": rows["cancel_requests"],
        "inbound": told.inbound,
        "photos": told.files,
        "merged_photos": told.merged_files,
        "related": related(case, user) if panels.has(case, "related") else [],
        "node_path": path(case.node) if case.node else "",
        "panels": more,
        "more_buttons": [button for panel in more for button in panel["facts"].get("buttons", [])],
        "aside_panels": beside.of("case_aside", case, user),
    }


def related(case: Case, user) -> list[Case]:
    """The other cases of the same event round, and those merged into this one."""
    mine = Case.objects.visible_to(user).exclude(pk=case.pk).select_related("house", "common_area")
    same = mine.filter(merged_into=case)
    if case.issue_round_id:
        same |= mine.filter(issue_round=case.issue_round_id)
    return list(same.order_by("-registered_at")[:10])


def notices(request: StaffRequest, number: str) -> HttpResponse:
    """Who was told what, asked for when it is unfolded."""
    case = get_object_or_404(Case.objects.visible_to(request.user), number=number)
    return render(request, "desk/cases/told.html", {"notices": for_subject(case)})


@require_POST
def phone(request: StaffRequest, number: str) -> HttpResponse:
    """The call-back number in full; that it was seen is recorded."""
    case = get_object_or_404(Case.objects.visible_to(request.user), number=number)
    return render(request, "desk/phone.html", {"number": reveal_phone(case, by=request.user)})
