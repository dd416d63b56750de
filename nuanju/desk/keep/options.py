"""Long lists to choose from: people, posts, projects, buildings, searched on the server."""

from typing import Any, NamedTuple

from django.db import models
from django.db.models import Q

from nuanju.customers.models import Household
from nuanju.estate.models import Building, Contractor, HouseType, ParkingBay
from nuanju.org.models import Post, Project, User


class Lookup(NamedTuple):
    model: Any  # a model whose manager has visible_to
    search: tuple[str, ...]
    note: str  # attribute path shown small beside the name
    related: tuple[str, ...] = ()


LOOKUPS: dict[str, Lookup] = {
    "user": Lookup(User, ("name", "name_key", "username", "employee_no"), "employee_no"),
    "post": Lookup(
        Post, ("holder__name", "project__name", "city_company__name", "region__name"), "holder",
        ("holder", "project", "city_company", "region", "corporation"),
    ),
    "project": Lookup(Project, ("name", "short_name", "code", "initials"), "city_company", ("city_company",)),
    "building": Lookup(Building, ("name", "project__name", "project__initials"), "project", ("project",)),
    "house_type": Lookup(HouseType, ("name", "project__name", "project__initials"), "project", ("project",)),
    "bay": Lookup(ParkingBay, ("number", "place", "project__name", "project__initials"), "project", ("project",)),
    "household": Lookup(
        Household, ("house__full_name", "house__key", "project__name", "project__initials"), "project",
        ("house", "project"),
    ),
    "contractor": Lookup(Contractor, ("name", "name_key"), "contact"),
}  # fmt: skip


def found(what: str, q: str, user, limit: int = 12) -> list[tuple[models.Model, str]]:
    """Rows in reach that fit all the words, each with its note."""
    lookup = LOOKUPS[what]
    rows = lookup.model.objects.visible_to(user).select_related(*lookup.related)
    for word in q.split()[:5]:
        fits = Q()
        for path in lookup.search:
            fits |= Q(**{f"{path}__icontains": word})
        rows = rows.filter(fits)
    return [(row, str(getattr(row, lookup.note) or "")) for row in rows[:limit]]
