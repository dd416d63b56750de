"""The one box: answers while typing, and a page of all that was found."""

from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import render

from nuanju.customers.queries import persons
from nuanju.org.requests import StaffRequest
from nuanju.search import queries

KINDS = {"case": "诉求", "customer": "客户", "house": "房屋"}
WHILE_TYPING, ON_A_PAGE, OF_EACH = 5, 50, 10


class Group(NamedTuple):
    """What was found of one kind, ready to be shown; `next` is the cursor of what follows."""

    kind: str
    label: str
    rows: list[Any]
    next: str | None = None


def box(request: StaffRequest) -> HttpResponse:
    """The list under the box."""
    q = request.GET.get("q", "").replace("\0", "").strip()
    groups = _some(q, request.user, WHILE_TYPING) if len(q) > 1 else []
    return render(request, "desk/search/found.html", {"groups": groups, "q": q})


def results(request: StaffRequest) -> HttpResponse:
    """?q=, ?kind= narrows to one kind, ?after= its next page."""
    q = request.GET.get("q", "").replace("\0", "").strip()
    kind = request.GET.get("kind", "") if request.GET.get("kind") in KINDS else ""
    groups = _some(q, request.user, OF_EACH) if not kind else [_page(kind, q, request)]
    context = {"groups": [g for g in groups if g.rows], "q": q, "search_q": q, "kind": kind, "every_kind": not kind}
    context["kinds"] = [(key, label, key == kind) for key, label in KINDS.items()]
    return render(request, "desk/search/results.html", context)


def _some(q: str, user, limit: int) -> list[Group]:
    """The first of each kind; kinds without any are left out."""
    hits = queries.search(q, user, limit=limit)
    found = [Group(kind, label, [h.object for h in hits if h.kind == kind]) for kind, label in KINDS.items()]
    return [_shown(group) for group in found if group.rows]


def _page(kind: str, q: str, request: StaffRequest) -> Group:
    page = queries.page(kind, q, request.user, after=request.GET.get("after", ""), size=ON_A_PAGE)
    return _shown(Group(kind, KINDS[kind], page.rows, page.next))


def _shown(group: Group) -> Group:
    """Customers with their phones and homes."""
    return group._replace(rows=persons(group.rows)) if group.kind == "customer" else group
