"""The list of cases: filters in the URL, saved views as tabs, sort, keyset pages."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nuanju.cases.queries import busy_handlers, reads_along
from nuanju.core import paging
from nuanju.desk.models import SavedView
from nuanju.desk.verbs import drop_view, save_view
from nuanju.desk.views.cases import filtering
from nuanju.org.requests import StaffRequest

SORTS = {
    "registered": ("registered_at", False), "-registered": ("registered_at", True),
    "due": ("due_at", False), "-due": ("due_at", True), "closed": ("closed_at", False), "-closed": ("closed_at", True),
}  # fmt: skip
COUNTED_TO = 1000
TABS = (
    ("", "全部"), ("open=true&sort=due", "未结"), ("mine=handler&open=true&sort=due", "我处理的"),
    ("mine=responsible&open=true&sort=due", "我负责的"), ("mine=first_asked&open=true", "我首问的"),
    ("overdue=true&sort=due", "已超时"), ("urgent=true&open=true", "紧急"),
)  # fmt: skip
COPIED = ("mine=copied", "抄送我端口")


def case_list(request: StaffRequest) -> HttpResponse:
    asked = filtering.read(request.GET, request.user)
    rows = filtering.found(asked, request.user)
    order, newest = SORTS.get(request.GET.get("sort", ""), SORTS["-registered"])
    shown = rows if order == "registered_at" else rows.exclude(**{order: None})
    after, before = (request.GET.get(side, "") for side in ("after", "before"))
    page = paging.page(shown.cards(), order=order, newest_first=newest, after=after, before=before)
    context = {
        "page": page, "asked": asked, "count": count(rows), "tabs": tabs(request), "offers": offers(request.user),
        "mine": filtering.MINE, "carried": filtering.carried(request.GET),
        "sorted_out": order != "registered_at",
    }  # fmt: skip
    return render(request, "desk/cases/list.html", context)


def handlers(request: StaffRequest) -> HttpResponse:
    """The options of the handler filter, asked for when the dialog opens."""
    context = {"handlers": busy_handlers(request.user), "chosen": request.GET.get("handler", "")}
    return render(request, "desk/cases/handlers.html", context)


def count(rows) -> str:
    """In words, counted no further than people read."""
    number = rows.order_by()[: COUNTED_TO + 1].count()
    return f"{COUNTED_TO}+ 件" if number > COUNTED_TO else f"共 {number} 件"


def tabs(request: StaffRequest) -> list[dict]:
    """The standing views and the saved ones; the active tab is the one whose filters are these."""
    now = _sorted(request.GET)
    rows = [
        {"query": q, "label": label, "view": None}
        for q, label in (*TABS, *([COPIED] if reads_along(request.user) else []))
    ]
    rows += [{"query": v.query, "label": v.name, "view": v} for v in SavedView.objects.visible_to(request.user)]
    return [row | {"active": _sorted(row["query"]) == now} for row in rows]


def offers(user) -> list[tuple[str, str, list]]:
    """Filters one can add: name, title, options."""
    titles = {"state": "状态", "kind": "类型", "severity": "级别", "port": "端口", "channel": "渠道", "project": "项目"}
    return [(name, title, filtering.options(name, user)) for name, title in titles.items()]


def _sorted(query) -> list:
    given = filtering.QueryDict(query) if isinstance(query, str) else query
    return sorted((k, v) for k, values in given.lists() for v in values if k not in ("after", "before") and v)


@require_POST
def save(request: StaffRequest) -> HttpResponse:
    query = request.POST.get("query", "")
    save_view(name=request.POST.get("name", ""), query=query, shared="shared" in request.POST, by=request.user)
    return redirect(f"{reverse('case_list')}?{query}")


@require_POST
def drop(request: StaffRequest, pk: int) -> HttpResponse:
    drop_view(get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk), by=request.user)
    return redirect("case_list")
