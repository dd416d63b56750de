"""Dates without which nothing can be ruled (warranty.md §6): where they are missing, and which of them a place waits for."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from nuanju.core.models import Event
from nuanju.estate.models import Building, CommonArea, House
from nuanju.warranty.facts import buildings_of, facts_of


class Sort(NamedTuple):
    """One sort of missing date: of what, in which field, in words."""

    model: type[House] | type[Building]
    field: str
    label: str


HANDOVER, ACCEPTANCE, DELIVERY = "handover", "acceptance", "delivery"
SORTS: dict[str, Sort] = {
    HANDOVER: Sort(House, "handover_on", "收房日期"),
    ACCEPTANCE: Sort(Building, "accepted_on", "竣工验收合格日"),
    DELIVERY: Sort(Building, "central_delivery_on", "集中交付首日"),
}
RECEIVED = Q(handover_on__isnull=False) | Q(marked_received=True)


class Missing(NamedTuple):
    """A date that is missing at a place; `asked_at` since a case asked for it."""

    what: str
    place: House | Building
    asked_at: datetime.datetime | None = None

    @property
    def label(self) -> str:
        return SORTS[self.what].label


def rows(what: str, user) -> QuerySet:
    """The places in reach where the date is missing: houses received on a day nobody wrote down, buildings people live in."""
    sort = SORTS[what]
    found = sort.model.objects.visible_to(user).filter(**{sort.field: None})
    if what == HANDOVER:
        return found.filter(marked_received=True)
    return found.filter(Exists(House.objects.filter(RECEIVED, building=OuterRef("pk"))))


def count_missing(user) -> int:
    """How many dates are missing in reach, in one query."""
    first, *others = (rows(what, user).order_by().values("pk") for what in SORTS)
    return first.union(*others, all=True).count()


def missing_dates(user, limit: int) -> list[Missing]:
    """What is missing in reach, project by project; the ones a case waits for first."""
    found = [
        Missing(what, place)
        for what in SORTS
        for place in rows(what, user).select_related("project").order_by("project__name_key", "position", "id")[:limit]
    ]
    asked = asked_at(found)
    found = [m._replace(asked_at=asked.get((type(m.place), m.place.pk, m.what))) for m in found]
    return sorted(found, key=lambda m: (m.place.project.name_key, m.asked_at is None))[:limit]


def asked_at(found: Iterable[Missing]) -> dict[tuple, datetime.datetime]:
    """When each date was asked for, by model, place and sort."""
    pks = {m.place.pk for m in found}
    kinds = {model._meta.label_lower: model for model in (House, Building)}
    events = Event.objects.filter(kind="date.asked", subject_type__in=kinds, subject_id__in=pks)
    return {(kinds[e.subject_type], e.subject_id, e.data["sort"]): e.at for e in events}


def needed_dates(place: House | CommonArea) -> list[tuple[str, House | Building]]:
    """The dates a ruling at this place waits for."""
    facts = facts_of(place)
    if facts.starts_on is None and facts.marked_received:
        if isinstance(place, House):
            return [(HANDOVER, place)]
        without = buildings_of(place).filter(central_delivery_on=None)
        return [(DELIVERY, b) for b in without.filter(Exists(House.objects.filter(RECEIVED, building=OuterRef("pk"))))]
    if facts.accepted_on is not None:
        return []
    return [(ACCEPTANCE, b) for b in _buildings(place).filter(accepted_on=None)[:1]]


def _buildings(place: House | CommonArea) -> QuerySet[Building]:
    if isinstance(place, House):
        return Building.objects.filter(pk=place.building_id)
    return buildings_of(place).exclude(central_delivery_on=None).order_by("central_delivery_on")
