"""Which part of the organisation a board shows: all in reach, a region, a city company, a project."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.urls import reverse

from nuanju.cases.models import Case, CaseQuerySet
from nuanju.hotline.queries import without_trials
from nuanju.org.models import CityCompany, Project, Region


class Place(NamedTuple):
    """`where` narrows both the cases and the list a figure opens, in the words of the list's filters."""

    name: str
    where: dict[str, Any]
    projects: list[Project]
    whole: bool  # every project there is: nothing to narrow
    up: list[tuple[str, str]]  # (name, address) of what lies above, the widest first

    @property
    def key(self) -> tuple[str, Any]:
        return next(iter(self.where.items()), ("", ""))

    def cases(self, user) -> CaseQuerySet:
        cases = without_trials(Case.objects.visible_to(user))
        return cases if self.whole else cases.filter(project__in=[p.pk for p in self.projects])

    @property
    def overdue_list(self) -> str:
        return self.list("overdue=true&sort=due")

    @property
    def pressing_list(self) -> str:
        return self.list("open=true&severity=hot&severity=major")

    def list(self, query: str) -> str:
        """The case list with these filters, here."""
        return f"{reverse('case_list')}?{'&'.join(filter(None, (query, urlencode(self.where))))}"


def chosen(given: QueryDict, user) -> Place:
    """?region=1, ?city=2 or ?project=BW; what is out of reach is not found. One project alone needs no choice."""
    rows = Project.objects.visible_to(user).select_related("city_company__region")
    for name, model, way in (("city", CityCompany, "city_company"), ("region", Region, "city_company__region")):
        if value := given.get(name):
            return _part(name, model.objects.visible_to(user), value, rows, way, user)
    projects = list(rows)
    if code := given.get("project"):
        projects = [p for p in projects if p.code == code]
        if not projects:
            raise Http404
        return of_project(projects[0], _above(projects[0], user))
    if len(projects) == 1:
        return of_project(projects[0], [])
    whole = user.reach.everywhere
    return Place("集团" if whole else "我管的项目", {} if whole else {"within": "mine"}, projects, whole, [])


def of_project(project: Project, up: list[tuple[str, str]]) -> Place:
    return Place(project.name, {"project": project.code}, [project], False, up)


def _part(name: str, models, value: str, rows, way: str, user) -> Place:
    part = models.filter(pk=value).first() if value.isdecimal() and len(value) < 10 else None
    if part is None:
        raise Http404
    up = [("集团" if user.reach.everywhere else "我管的项目", reverse("monitor"))]
    if name == "city" and part.region_id:
        up.append((str(part.region), address("region", part.region_id)))
    where = {name: part.pk} | ({} if user.reach.everywhere else {"within": "mine"})
    return Place(part.name, where, list(rows.filter(**{way: part})), False, up)


def _above(project: Project, user) -> list[tuple[str, str]]:
    city = project.city_company
    found = [("集团" if user.reach.everywhere else "我管的项目", reverse("monitor"))]
    if city.region_id:
        found.append((str(city.region), address("region", city.region_id)))
    return [*found, (city.name, address("city", city.pk))]


def address(name: str, value) -> str:
    return f"{reverse('monitor')}?{urlencode({name: value})}"
