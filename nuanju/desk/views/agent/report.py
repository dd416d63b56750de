"""员工代报: any employee registers what he heard; he is the first-asked person."""

from django.http import HttpResponse
from django.shortcuts import render

from nuanju.cases.choices import Channel
from nuanju.cases.inputs import register_case
from nuanju.cases.models import Case
from nuanju.core.commands import once
from nuanju.core.refusals import Invalid, Refused
from nuanju.desk.views.agent.reading import given
from nuanju.org.queries import live_projects
from nuanju.org.requests import StaffRequest

FIELDS = ("project", "text", "place_text", "caller_name", "phone")


def report(request: StaffRequest) -> HttpResponse:
    """GET the form; POST answers with the number, or the form again with what is missing and everything typed."""
    context: dict = {"projects": live_projects(), "typed": {k: request.POST.get(k, "") for k in FIELDS}}
    status = 200
    if request.method == "POST":
        try:
            context["case"] = _file(request)
        except Refused as refusal:
            context |= {"refusal": refusal, "field": getattr(refusal, "field", "")}
            status = refusal.status
    return render(request, "desk/agent/report.html", context, status=status)


def _file(request: StaffRequest) -> Case:
    user = request.user

    def run() -> dict:
        if not request.POST.get("project"):
            raise Invalid("required", "project", field="项目")
        wish = given(request.POST, channel=Channel.INTERNAL_REPORT, assign=False)
        return {"number": register_case(wish, by=user).number}

    filed = once(request.POST.get("command_id"), by=user, verb="agent.report", run=run)
    return Case.objects.visible_to(user).select_related("project").get(number=filed["number"])
