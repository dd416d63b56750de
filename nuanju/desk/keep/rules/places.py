"""Where a rule holds: the group, a region, a city company or a project, as the address says it."""

from typing import Any, NamedTuple

from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404

from nuanju.core.refusals import Denied
from nuanju.org.models import CityCompany, Project, Region
from nuanju.org.requests import StaffRequest

KINDS: dict[str, Any] = {"region": Region, "city": CityCompany}


class Chosen(NamedTuple):
    """The place one looks at, and the options of the box that chooses it."""

    place: Region | CityCompany | Project | None
    key: str  # of the box: "region-1", "city-2"; "" for the group and for a project
    options: list[tuple[str, str]]

    @property
    def project(self) -> Project | None:
        return self.place if isinstance(self.place, Project) else None

    @property
    def query(self) -> str:
        """Leads back to the same place."""
        return f"project={self.project.pk}" if self.project else f"place={self.key}"

    @property
    def name(self) -> str:
        return str(self.place) if self.place else "集团统一"


def keeper(request: Any) -> Any:
    """The user, who must keep policies somewhere."""
    if not request.user.may("keep_policies"):
        raise Denied("policies")
    return request.user


def project_of(given: QueryDict, user) -> Project | None:
    """?project= names a project in reach, else None; another one is not found."""
    asked = given.get("project", "")
    if not asked:
        return None
    if not asked.isdecimal() or len(asked) > 18:
        raise Http404
    return get_object_or_404(Project.objects.visible_to(user).select_related("city_company__region"), pk=asked)


def chosen(request: StaffRequest) -> Chosen:
    """?project=7, ?place=region-1, ?place=city-2; else the whole group."""
    user = keeper(request)
    options = [(f"region-{r.pk}", r.name) for r in Region.objects.visible_to(user)]
    options += [(f"city-{c.pk}", c.name) for c in CityCompany.objects.visible_to(user)]
    if project := project_of(request.GET, user):
        return Chosen(project, "", options)
    key = request.GET.get("place", "")
    if not key:
        return Chosen(None, "", options)
    if key not in dict(options):
        raise Http404
    kind, _, pk = key.partition("-")
    return Chosen(KINDS[kind].objects.visible_to(user).get(pk=pk), key, options)
