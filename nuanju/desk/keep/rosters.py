"""The roster of a project, a week on one page: ports down, days across."""

import datetime
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from nuanju.core.refusals import Denied, Refused
from nuanju.org import queries, verbs
from nuanju.org.choices import PortKey
from nuanju.org.models import DutyRoster, Project, User
from nuanju.org.requests import StaffRequest

LINES = [("", "夜间值班"), *PortKey.choices]


class ShiftForm(forms.Form):
    user: forms.ModelChoiceField = forms.ModelChoiceField(label="值班人", queryset=None)
    port = forms.ChoiceField(label="端口", choices=LINES, required=False)
    starts_at = forms.DateTimeField(
        label="开始", widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M")
    )
    ends_at = forms.DateTimeField(
        label="结束", widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M")
    )

    def __init__(self, *args, by, **more):
        super().__init__(*args, **more)
        people: Any = self.fields["user"]
        people.queryset = User.objects.visible_to(by).staff()


class Line(NamedTuple):
    label: str
    days: list[list[DutyRoster]]


@require_GET
def week(request: StaffRequest) -> HttpResponse:
    project = _project(request)
    monday = _monday(request.GET.get("week", ""))
    days = [monday + datetime.timedelta(days=i) for i in range(7)]
    context = {
        "project": project, "days": days, "today": timezone.localdate(), "lines": _lines(project, days),
        "before": monday - datetime.timedelta(days=7), "after": monday + datetime.timedelta(days=7), "monday": monday,
    }  # fmt: skip
    return render(request, "desk/keep/rosters.html", context)


def add(request: StaffRequest) -> HttpResponse:
    project = _project(request)
    form = ShiftForm(request.POST or None, by=request.user, initial={"port": request.GET.get("port", "")})
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            shift = verbs.set_roster(project, by=request.user, **form.cleaned_data)
            messages.success(request, f"已排班：{shift.user}")
            return HttpResponse(headers={"HX-Redirect": f"{reverse('roster_week')}?project={project.pk}"})
        except Refused as refused:
            refusal = refused.sentence
    context = {"form": form, "project": project, "refusal": refusal, "people": reverse("keep_options", args=["user"])}
    return render(request, "desk/keep/roster_add.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def clear(request: StaffRequest, pk: int) -> HttpResponse:
    shift = get_object_or_404(DutyRoster.objects.visible_to(request.user).select_related("project", "user"), pk=pk)
    verbs.clear_roster(shift, by=request.user)
    messages.success(request, f"已取消 {shift.user} 的排班")
    return redirect(f"{reverse('roster_week')}?project={shift.project_id}")


def _project(request: Any) -> Project:
    """The one asked for, else the first one whose roster the user keeps."""
    if not request.user.may("keep_roster"):
        raise Denied("roster")
    visible = Project.objects.visible_to(request.user)
    asked = request.GET.get("project", "") or request.POST.get("project", "")
    project = get_object_or_404(visible, pk=asked) if asked.isdecimal() else visible.first()
    if project is None:
        raise Http404
    return project


def _monday(text: str) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        day = timezone.localdate()
    return day - datetime.timedelta(days=day.weekday())


def _lines(project: Project, days: list[datetime.date]) -> list[Line]:
    shifts = list(queries.roster_week(project, days[0]))

    def touching(port: str, day: datetime.date) -> list[DutyRoster]:
        return [s for s in shifts if s.port == port and _first(s) <= day <= _last(s)]

    return [Line(label, [touching(port, day) for day in days]) for port, label in LINES]


def _first(shift: DutyRoster) -> datetime.date:
    return timezone.localdate(shift.starts_at)


def _last(shift: DutyRoster) -> datetime.date:
    """A shift that ends at midnight belongs to the day before."""
    return timezone.localdate(shift.ends_at - datetime.timedelta(seconds=1))
