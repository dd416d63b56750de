"""Technical alerts: the stack of a building (R-E) and a contractor over projects (R-F). They raise nobody's level."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from nuanju.cases.models import Case, CompletionReport
from nuanju.clusters import facts, keys
from nuanju.clusters.choices import AlertKind
from nuanju.clusters.figures import figures
from nuanju.clusters.locks import hold
from nuanju.clusters.models import TechAlert
from nuanju.clusters.rules import DAY, Fact, crowd
from nuanju.core import events
from nuanju.core.actors import SYSTEM
from nuanju.estate.models import Contractor, Engagement
from nuanju.library import queries as library

WET = ("leak", "overflow", "odor")


@transaction.atomic
def stack(case: Case) -> TechAlert | None:
    """Two houses above each other leak, overflow or smell: engineering looks at what runs through both."""
    house = case.house
    if not (house and house.line and wet(case)):
        return None
    least, within = map(int, figures("cluster_stack_houses", "cluster_stack_days"))
    key = f"stack:{house.building_id}:{house.unit_id or ''}:{house.line}"
    hold(key)
    since = case.registered_at - within * DAY
    same = Q(house__building=house.building_id, house__unit=house.unit_id, house__line=house.line)
    cases = [c for c in facts.counted().filter(same, registered_at__gte=since) if wet(c)]
    title = f"{house.unit or house.building} {house.line}位上下楼渗漏、返水或异味"
    return _alert(
        key, AlertKind.STACK, cases, least, within, title=title, project=case.project, unit=lambda c: f"r{c.house_id}"
    )


@transaction.atomic
def supplier(case: Case) -> TechAlert | None:
    """The same firm and the same part at many households over projects: design and tender learn of it."""
    code, firm = keys.key_of(case), contractor_of(case)
    if code is None or firm is None:
        return None
    least, within = map(int, figures("cluster_supplier_households", "cluster_supplier_days"))
    key = f"supplier:{firm.pk}:{code}"
    hold(key)
    since = case.registered_at - within * DAY
    same = Q(node__code=code) | Q(node__code__startswith=f"{code}.")
    near = facts.counted().filter(same, registered_at__gte=since, project__in=_projects_of(firm, code))
    same_part = [c for c in near[: facts.AT_MOST] if keys.key_of(c) == code]
    firms = contractors_of(same_part)
    cases = [c for c in same_part if firms.get(c.pk) == firm]
    title = f"{firm} {keys.title_of(code)}"
    return _alert(key, AlertKind.SUPPLIER, cases, least, within, title=title, contractor=firm, unit=keys.unit_of)


def wet(case: Case) -> bool:
    return case.node is not None and library.effective(case.node).sym in WET


def contractor_of(case: Case) -> Contractor | None:
    return contractors_of([case]).get(case.pk)


def contractors_of(cases: Iterable[Case]) -> dict[int, Contractor]:
    """Who the last completion report names; before that the firm whose trade at the project is part of the problem's name.

    Two queries for all of them.
    """
    rows = list(cases)
    reports = CompletionReport.objects.filter(case__in=[c.pk for c in rows], contractor__isnull=False)
    named = {r.case_id: r.contractor for r in reports.select_related("contractor").order_by("round")}
    trades = defaultdict(list)
    here = Engagement.objects.filter(project__in={c.project_id for c in rows}).select_related("contractor")
    for engagement in here.order_by("id"):
        trades[engagement.project_id].append(engagement)
    firms = {c.pk: named.get(c.pk) or _by_trade(c, trades[c.project_id]) for c in rows}
    return {pk: firm for pk, firm in firms.items() if firm}


def _by_trade(case: Case, trades: Iterable[Engagement]) -> Contractor | None:
    path = library.path(case.node) if case.node else ""
    return next((e.contractor for e in trades if e.trade in path), None)


def _projects_of(firm, code: str) -> set[int]:
    """Where the firm works or was named for this problem."""
    named = CompletionReport.objects.filter(contractor=firm, case__node__code__startswith=code)
    here = Engagement.objects.filter(contractor=firm).values_list("project", flat=True)
    return {*here, *named.values_list("case__project", flat=True)}


def _alert(
    key: str, kind: AlertKind, cases: list[Case], least: int, within: int, *, title: str, unit, project=None,
    contractor=None,
) -> TechAlert | None:  # fmt: skip
    """One alert per pattern until it is settled; afterwards only a household not seen then raises a new one."""
    voices = [Fact(c.pk, unit(c), None, c.registered_at) for c in cases]
    inside = crowd(voices, datetime.timedelta(days=within), least)
    found = [c for c in cases if c.pk in inside]
    alert = TechAlert.objects.filter(key=key, settled_at=None).first()
    units = {unit(c) for c in found}
    if not found or (alert is None and units <= _seen(key, unit)):
        return alert
    if alert is None:
        alert = TechAlert.objects.create(
            key=key, kind=kind, project=project, contractor=contractor, title=title[:160], households=len(units),
            at=timezone.now(),
        )  # fmt: skip
        events.record("alert.raised", alert, by=SYSTEM, data={"what": alert, "households": len(units)})
    _add(alert, found, unit)
    return alert


def _add(alert: TechAlert, cases: Iterable[Case], unit) -> None:
    alert.cases.add(*cases)
    alert.households = len({unit(c) for c in alert.cases.all()})
    alert.save(update_fields=["households"])


def _seen(key: str, unit) -> set[str]:
    return {unit(c) for a in TechAlert.objects.filter(key=key).prefetch_related("cases") for c in a.cases.all()}
