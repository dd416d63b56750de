"""The case page: facts, clocks, timeline, people, files, and the buttons the user may press."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from nuanju.cases.choices import Gap
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case
from nuanju.cases.verbs import reveal_phone
from nuanju.core import files
from nuanju.customers.queries import person
from nuanju.desk.views.cases import clocks, timeline
from nuanju.desk.views.cases.buttons import buttons, waiting_of
from nuanju.library.queries import path
from nuanju.notify.queries import for_subject
from nuanju.org.requests import StaffRequest

BESIDE = (
    "customer", "household", "building", "first_asked", "registered_by", "accepted_by", "issue_round__issue",
    "recurs_of", "merged_into", "project__city_company",
)  # fmt: skip


def page(request: StaffRequest, number: str) -> HttpResponse:
    cases = Case.objects.visible_to(request.user).cards().select_related(*BESIDE)
    case = get_object_or_404(cases, number=number)
    context = facts(case, request.user)
    template = "desk/cases/body.html" if request.headers.get("HX-Request") else "desk/cases/page.html"
    return render(request, template, context)


def facts(case: Case, user) -> dict:
    """Everything the page shows; a fixed number of queries however long the case has lasted."""
    waiting = waiting_of(case)
    return {
        "case": case,
        "waiting": waiting,
        "buttons": buttons(case, user, waiting),
        "dials": clocks.dials(case),
        "timeline": timeline.timeline(case, user),
        "readable": timeline.may_read(case, user),
        "person": person(case.customer) if case.customer else None,
        "gaps": [Gap(g).label for g in case.gaps],
        "may_classify": FLOW.may(user, case, "classify"),
        "solutions": case.solutions.select_related("by", "approved_by").order_by("-number"),
        "reports": case.completions.select_related("by", "node", "contractor").prefetch_related("persons"),
        "acceptances": case.acceptances.select_related("by").order_by("-at"),
        "follow_ups": case.follow_ups.select_related("by").order_by("-at"),
        "assists": case.assists.select_related("helper", "by").order_by("at"),
        "pauses": case.pauses.select_related("by", "decided_by").order_by("-at"),
        "specials": case.special_closings.select_related("by", "decided_by").order_by("-at"),
        "cancels": case.cancel_requests.select_related("by", "decided_by").order_by("-at"),
        "inbound": case.inbound.select_related("by").order_by("at"),
        "photos": files.of(case),
        "notices": for_subject(case),
        "related": related(case, user),
        "node_path": path(case.node) if case.node else "",
    }


def related(case: Case, user) -> list[Case]:
    """The other cases of the same event round, and those merged into this one."""
    mine = Case.objects.visible_to(user).exclude(pk=case.pk).select_related("house", "common_area")
    same = mine.filter(merged_into=case)
    if case.issue_round_id:
        same |= mine.filter(issue_round=case.issue_round_id)
    return list(same.order_by("-registered_at")[:10])


@require_POST
def phone(request: StaffRequest, number: str) -> HttpResponse:
    """The call-back number in full; that it was seen is recorded."""
    case = get_object_or_404(Case.objects.visible_to(request.user), number=number)
    return render(request, "desk/phone.html", {"number": reveal_phone(case, by=request.user)})
