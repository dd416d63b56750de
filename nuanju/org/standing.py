"""What a user stands for: posts held or deputised, each with the projects it covers."""

from typing import NamedTuple

from django.apps import apps
from django.db.models import Q

from nuanju.core.scope import NOWHERE, Reach
from nuanju.org.roles import GRANTS, REACHING


class Seat(NamedTuple):
    """One post as its holder or deputy uses it."""

    role: str
    port: str
    reach: Reach

    def fits(self, project_id: int | None, port: str | None) -> bool:
        return (project_id is None or self.reach.covers(project_id)) and (port is None or self.port in ("", port))


class Standing(NamedTuple):
    seats: tuple[Seat, ...]
    reach: Reach

    @classmethod
    def of(cls, user) -> "Standing":
        posts = apps.get_model("org", "Post").objects.filter(Q(holder=user) | Q(deputy=user))
        seats = tuple(Seat(p.role, p.port, reach_of(p)) for p in posts)
        return cls(seats, _together([s.reach for s in seats if s.role in REACHING]))

    @property
    def workplaces(self) -> Reach:
        """Where he works, also in a role that sees only the cases it takes part in."""
        return _together([s.reach for s in self.seats])

    def may(self, grant: str, project_id: int | None, port: str | None) -> bool:
        return any(grant in GRANTS[s.role] and s.fits(project_id, port) for s in self.seats)

    def holds(self, role: str, project_id: int | None, port: str | None) -> bool:
        return any(s.role == role and s.fits(project_id, port) for s in self.seats)


def _together(reaches: list[Reach]) -> Reach:
    if not reaches:
        return NOWHERE
    return Reach(any(r.everywhere for r in reaches), frozenset().union(*(r.project_ids for r in reaches)))


def reach_of(post) -> Reach:
    """The projects below the post's place; a post of the group covers everything."""
    if post.corporation_id:
        return Reach(True, frozenset())
    if post.project_id:
        return Reach(False, frozenset([post.project_id]))
    projects = apps.get_model("org", "Project").objects
    below = (
        projects.filter(city_company_id=post.city_company_id)
        if post.city_company_id
        else projects.filter(city_company__region_id=post.region_id)
    )
    return Reach(False, frozenset(below.values_list("pk", flat=True)))
