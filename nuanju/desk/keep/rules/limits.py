"""The limit table: every figure at a place, its versions, a new version from a day on."""

from typing import Any, NamedTuple

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from nuanju.desk.keep.rules import places
from nuanju.desk.refused import attempt, moved
from nuanju.org.requests import StaffRequest
from nuanju.sla import queries, verbs
from nuanju.sla.choices import OFFICIAL, HoursKey, Kind, RepairClass, Row, Unit

OWN_ROWS = [row for row in Row if row != Row.ANY]
OTHERS = [kind for kind in Kind if kind not in OFFICIAL]
MARKS = {"effective_on": "生效日期", "half_share": "首次提醒（%）", "warn_share": "再次提醒（%）"}


class LimitForm(forms.Form):
    amount = forms.DecimalField(label="数值", max_digits=6, decimal_places=2)
    unit = forms.ChoiceField(label="单位", choices=Unit.choices)
    hours = forms.ChoiceField(label="计时", choices=HoursKey.choices)
    effective_on = forms.DateField(label=MARKS["effective_on"], widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    half_share = forms.IntegerField(label=MARKS["half_share"])
    warn_share = forms.IntegerField(label=MARKS["warn_share"])


class Line(NamedTuple):
    """A row of the page; a cell that spans stands for all repair classes."""

    row: Row
    cells: list[tuple[queries.Cell | None, int]]


def limit_table(request: StaffRequest) -> HttpResponse:
    where = places.chosen(request)
    table = queries.limit_table(where.place, timezone.localdate())
    context = {
        "where": where, "main": [_main(table, row) for row in OWN_ROWS], "others": [_sub(table, row) for row in Row],
        "kinds": OTHERS, "classes": RepairClass,
    }  # fmt: skip
    return render(request, "desk/keep/limits.html", context)


def limit(request: StaffRequest, row: str, kind: str) -> HttpResponse:
    """One figure: its versions, and the form for a new one."""
    where, repair_class = places.chosen(request), request.GET.get("repair_class", "")
    cell = queries.limit_cell(row, kind, repair_class, where.place, timezone.localdate())
    if cell is None or cell.policy is None:
        raise Http404
    form = LimitForm(request.POST or None, initial=_initial(cell.policy))
    if request.method == "POST" and attempt(
        form, verbs.revise_limit, cell.policy, by=request.user, more=_at(cell, where)
    ):
        return moved(
            request, f"{reverse('limit_table')}?{where.query}", "已保存新的时限，从生效日期起登记的诉求开始使用。"
        )
    below = where.place is None and request.user.reach.everywhere
    versions = queries.limit_versions(row, kind, repair_class, where.place, below=below)
    context = {
        "cell": cell, "where": where, "form": form, "versions": versions, "today": timezone.localdate(),
        "title": _title(row, kind, repair_class),
    }  # fmt: skip
    return render(request, "desk/keep/limit.html", context, status=422 if form.errors else 200)


def _at(cell: queries.Cell, where: places.Chosen) -> dict[str, Any]:
    """A figure common to all rows becomes this row's own."""
    return {"place": where.place} | ({} if cell.own else {"row": cell.row})


def _initial(policy) -> dict[str, Any]:
    kept = {name: getattr(policy, name) for name in ("unit", "hours", "half_share", "warn_share")}
    return kept | {"amount": f"{policy.amount.normalize():f}", "effective_on": timezone.localdate()}


def _title(row: str, kind: str, repair_class: str) -> str:
    words = [Row(row).label, Kind(kind).label, *([RepairClass(repair_class).label] if repair_class else [])]
    return " · ".join(str(w) for w in words)


def _main(table: dict, row: Row) -> Line:
    cells: list[tuple[queries.Cell | None, int]] = [(table.get((row, k, "")), 1) for k in OFFICIAL[:2]]
    whole = table.get((row, Kind.COMPLETION, ""))
    by_class = [(table.get((row, Kind.COMPLETION, rc)), 1) for rc in RepairClass]
    return Line(row, cells + ([(whole, len(RepairClass))] if whole else by_class))


def _sub(table: dict, row: Row) -> Line:
    return Line(row, [(table.get((row, kind, "")), 1) for kind in OTHERS])
