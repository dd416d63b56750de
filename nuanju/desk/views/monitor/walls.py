"""大屏: the links kept by group monitors and administrators, and what a screen without a login shows."""

import datetime
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from nuanju.cases.models import Case
from nuanju.core.actors import SYSTEM
from nuanju.desk import verbs
from nuanju.desk.models import WallLink, wall_of
from nuanju.desk.refused import attempt, moved
from nuanju.desk.views.agent.door import needs
from nuanju.desk.views.monitor import board, place
from nuanju.org.models import CityCompany, Project, Region
from nuanju.org.requests import StaffRequest

LISTED = 5  # rows of a list that stay readable from five metres
TILES = 20  # projects a page of the grid holds; more pages turn with the clock


class WallForm(forms.Form):
    name = forms.CharField(label="名称", max_length=40, help_text="例如 集团监控室大屏")
    region: forms.ModelChoiceField = forms.ModelChoiceField(
        label="区域公司", queryset=None, required=False, empty_label="集团全部"
    )
    city: forms.ModelChoiceField = forms.ModelChoiceField(
        label="城市公司", queryset=None, required=False, empty_label="不限"
    )
    project: forms.ModelChoiceField = forms.ModelChoiceField(
        label="项目", queryset=None, required=False, empty_label="不限"
    )

    def __init__(self, data, *, user):
        super().__init__(data)
        for name, model in (("region", Region), ("city", CityCompany), ("project", Project)):
            cast(Any, self.fields[name]).queryset = model.objects.visible_to(user)


class Pressing(NamedTuple):
    """A case as a wall may show it: number, project, kind of problem. No name, no house, no words of anybody."""

    number: str
    project: str
    problem: str
    severity: str
    level: str
    at: datetime.datetime | None


@needs("keep_walls")
def walls(request: StaffRequest) -> HttpResponse:
    links = WallLink.objects.visible_to(request.user).select_related("region", "city", "project", "made_by")
    return render(request, "desk/monitor/walls.html", {"links": links})


@needs("keep_walls")
def make(request: StaffRequest) -> HttpResponse:
    form = WallForm(request.POST or None, user=request.user)
    if request.method == "POST" and attempt(form, verbs.make_wall, by=request.user):
        return moved(request, reverse("walls"), "大屏链接已建立，请在大屏的浏览器里打开。")
    return render(request, "desk/monitor/wall_form.html", {"form": form}, status=422 if form.errors else 200)


@needs("keep_walls")
@require_POST
def revoke(request: StaffRequest, pk: int) -> HttpResponse:
    link = verbs.revoke_wall(get_object_or_404(WallLink.objects.visible_to(request.user), pk=pk), by=request.user)
    return moved(request, reverse("walls"), f"“{link}”已停用，打开着的大屏会停在停用提示。")


@login_not_required
@require_GET
def wall(request: HttpRequest, token: str) -> HttpResponse:
    return render(request, "desk/monitor/wall.html", shown(token) | {"token": token})


@login_not_required
@require_GET
def wall_board(request: HttpRequest, token: str) -> HttpResponse:
    return render(request, "desk/monitor/wall_board.html", shown(token))


def shown(token: str) -> dict:
    """The five figures, two lists and the grid; a token that is forged or revoked opens nothing."""
    link = wall_of(token)
    if link is None:
        raise Http404
    seen = board.read(place.chosen(QueryDict(urlencode(link.where)), SYSTEM), SYSTEM, rows=LISTED)
    return {
        "link": link, "board": seen, "now": timezone.now(), "contact": seen.rates[0][0],
        "late": [_pressing(c, c.due_at) for c in seen.late], "hot": [_pressing(c, c.registered_at) for c in seen.hot],
        "pages": [seen.tiles[i : i + TILES] for i in range(0, len(seen.tiles), TILES)],
    }  # fmt: skip


def _pressing(case: Case, at: datetime.datetime | None) -> Pressing:
    problem = case.node.zh if case.node else case.get_kind_display()
    name = case.project.short_name or case.project.name
    return Pressing(case.number, name, problem, case.severity, case.get_severity_display(), at)
