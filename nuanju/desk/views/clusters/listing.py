"""The list of group complaints: filters in the URL, count, keyset pages; likenesses that wait stand above it."""

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from pydantic import ValidationError

from nuanju.clusters import rights
from nuanju.clusters.choices import Level, State
from nuanju.clusters.filters import ClusterFilter
from nuanju.clusters.models import Cluster, Suggestion, TechAlert
from nuanju.core import paging
from nuanju.desk.forms import Option
from nuanju.org.models import Project
from nuanju.org.requests import StaffRequest

TABS = (
    ("open=true", "未关闭"), ("state=watch", "观察"), ("state=active", "处置中"), ("state=controlled", "已受控"),
    ("state=closed", "已关闭"), ("mine=responsible&open=true", "我负责的"), ("", "全部"),
)  # fmt: skip
LIKENESSES = 20  # the latest that wait
LISTS = ("state", "level", "project")


class Offer(NamedTuple):
    """A likeness as one reader sees it."""

    likeness: Suggestion
    may: bool


def cluster_list(request: StaffRequest) -> HttpResponse:
    given, query = read(request)
    rows = given.apply(Cluster.objects.visible_to(request.user), request.user)
    after, before = (request.GET.get(side, "") for side in ("after", "before"))
    context = {
        "page": paging.page(rows.cards(), order="opened_at", after=after, before=before), "count": rows.count(),
        "tabs": [{"query": q, "label": label, "active": q == query} for q, label in TABS], "given": given,
        "offers": offers(request.user), "likenesses": waiting(request.user),
        "alerts": TechAlert.objects.visible_to(request.user).open().count(),
    }  # fmt: skip
    return render(request, "desk/clusters/list.html", context)


def read(request: StaffRequest) -> tuple[ClusterFilter, str]:
    """The filters that can be read; the list opens with what is not closed."""
    kept = request.GET.copy()
    for name in set(kept) - set(ClusterFilter.model_fields):
        kept.pop(name)
    raw = {name: kept.getlist(name) if name in LISTS else kept[name] for name in kept if kept[name]}
    if not raw and "all" not in request.GET:
        raw = {"open": "true"}
    try:
        return ClusterFilter.model_validate(raw), kept.urlencode() or ("" if "all" in request.GET else "open=true")
    except ValidationError:
        return ClusterFilter(), ""


def waiting(user, **only) -> list[Offer]:
    """Likenesses a person has to decide, with whether the reader is one who may."""
    found = (
        Suggestion.objects.visible_to(user)
        .waiting()
        .filter(**only)
        .select_related("case", "like", "cluster", "project")
    )
    return [Offer(one, rights.decide_likeness(user, one)) for one in found.order_by("-id")[:LIKENESSES]]


def under_way(user) -> int:
    """For the rail."""
    return Cluster.objects.visible_to(user).under_way().exclude(state=State.WATCH).count()


def offers(user) -> list[tuple[str, str, list]]:
    projects = [Option(p.code, p.short_name or p.name) for p in Project.objects.visible_to(user)]
    return [
        ("project", "项目", projects),
        ("level", "级别", [Option(*one) for one in Level.choices]),
    ]
