"""What the monitoring centre shows of a place, as figures."""

from django.db.models import Count
from django.utils import timezone
from ninja import Router

from nuanju.api import present
from nuanju.api.problems import ERRORS
from nuanju.api.schemas.monitor import MonitorOut
from nuanju.cases import watch
from nuanju.cases.models import Case, CaseQuerySet
from nuanju.clusters.choices import State
from nuanju.clusters.models import Cluster
from nuanju.core.refusals import Denied, Refused
from nuanju.hotline.queries import line_now, without_trials
from nuanju.org.models import CityCompany, Project, Region
from nuanju.org.requests import StaffRequest
from nuanju.sla.choices import Kind

router = Router(tags=["监控"])
ROWS = 8


@router.get("", response={200: MonitorOut, **ERRORS}, summary="监控数字", url_name="monitor")
def monitor(request: StaffRequest, region: int | None = None, city: int | None = None, project: str = ""):
    """不写范围为您管的全部；region 区域编号、city 城市公司编号、project 项目代码只写一项。口径与监控台相同，不含测试单。"""
    user = request.user
    if not (user.may("press") or user.may("see_seats")):
        raise Denied("monitor")
    name, rows = _place(user, region, city, project)
    projects = list(rows)
    whole = user.reach.everywhere and not (region or city or project)
    cases = without_trials(Case.objects.visible_to(user)).filter(project__in=[p.pk for p in projects])
    return {
        "place": name, "at": timezone.localtime(), **figures(cases, projects), "clusters": _clusters(user, projects),
        "line": line_now(None if whole else [p.pk for p in projects])._asdict(),
    }  # fmt: skip


def figures(cases: CaseQuerySet, projects: list[Project]) -> dict:
    tallies = watch.tallies(cases)
    total = sum(tallies.values(), watch.Tally())
    return {
        "total": total._asdict(), "projects": _projects(projects, tallies),
        "rates": [r._asdict() | {"label": str(Kind(r.kind).label)} for r in watch.rates_today(cases)],
        "overdue": [
            {"clock": kind, "label": str(Kind(kind).label) if kind else "", "port": port, "count": n}
            for (kind, port), n in sorted(watch.overdue_by_clock(cases).items())
        ],
        "late": [present.brief(c) for c in watch.most_overdue(cases, ROWS)],
        "pressing": [present.brief(c) for c in watch.newest_pressing(cases, ROWS)],
    }  # fmt: skip


def _projects(projects: list[Project], tallies: dict[int, watch.Tally]) -> list[dict]:
    """Those switched on or with open cases."""
    rules, nothing = watch.health_rules(), watch.Tally()
    found = [(p, t, watch.health(t, rules)) for p in projects if (t := tallies.get(p.pk, nothing)).open or p.is_live()]
    found.sort(key=lambda row: (-row[2].level, -row[1].overdue, row[0].name_key))
    return [
        {"project": {"code": p.code, "name": p.name}, "health": h.level, "why": h.why, "tally": t._asdict()}
        for p, t, h in found
    ]


def _place(user, region: int | None, city: int | None, project: str):
    """Its name and its projects in reach; what is out of reach is not found."""
    rows = Project.objects.visible_to(user).select_related("city_company__region")
    parts = (
        (project, rows, "code", "code"),
        (city, CityCompany.objects.visible_to(user), "pk", "city_company"),
        (region, Region.objects.visible_to(user), "pk", "city_company__region"),
    )
    for value, models, key, way in parts:
        if value:
            part = models.filter(**{key: value}).first()
            if part is None:
                raise Refused("not_found")
            return part.name, rows.filter(**{way: value})
    return "集团" if user.reach.everywhere else "我管的项目", rows


def _clusters(user, projects: list[Project]) -> dict[str, int]:
    rows = Cluster.objects.visible_to(user).under_way().filter(project__in=[p.pk for p in projects])
    counts = dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    return {state.value: counts.get(state.value, 0) for state in (State.WATCH, State.ACTIVE, State.CONTROLLED)}
