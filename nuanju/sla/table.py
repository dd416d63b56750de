"""The limit table as people read it: row × kind × repair class, what holds at a place on a day and what follows."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from nuanju.org.models import CityCompany, Project, Region
from nuanju.sla.choices import Row
from nuanju.sla.limits import BY_SEVERITY, applies
from nuanju.sla.models import LimitPolicy

Place = Region | CityCompany | Project | None
Key = tuple[str, str, str]  # row, kind, repair class


class Cell(NamedTuple):
    """One figure: the version in force, and the next one that will replace it."""

    row: str
    kind: str
    repair_class: str
    policy: LimitPolicy | None
    ahead: LimitPolicy | None = None

    @property
    def own(self) -> bool:
        """Set for this row itself, not common to all rows."""
        return self.policy is not None and self.policy.row == self.row

    @property
    def by_severity(self) -> bool:
        """An urgent case takes this one from its level."""
        return self.row == Row.URGENT and self.kind in BY_SEVERITY and not self.own


def limit_table(place: Place, on: date) -> dict[Key, Cell]:
    """Every figure of the table at that place; figures common to all rows stand in each row that has none of its own."""
    versions: dict[Key, list[LimitPolicy]] = defaultdict(list)
    for policy in _of(place).order_by("effective_on", "pk"):
        versions[policy.row, policy.kind, policy.repair_class].append(policy)
    table = {key: _cell(key, found, on) for key, found in versions.items()}
    for (row, kind, repair_class), cell in list(table.items()):
        if row == Row.ANY:
            for other in Row.values:
                table.setdefault((other, kind, repair_class), cell._replace(row=other))
    return table


def limit_cell(row: str, kind: str, repair_class: str, place: Place, on: date) -> Cell | None:
    """One figure of the table; None where no limit is meant to run."""
    cell = limit_table(place, on).get((row, kind, repair_class))
    return cell if cell and cell.policy else None


def limit_versions(row: str, kind: str, repair_class: str, place: Place, *, below: bool = False) -> list[LimitPolicy]:
    """All versions of a figure that matter at a place, the newest first; `below`: those of places under it too."""
    found = LimitPolicy.objects.select_related(*PLACES) if below else _of(place)
    mine = found.filter(row=row, kind=kind, repair_class=repair_class)
    return list(mine.order_by("-effective_on", "-pk"))


PLACES = ("region", "city_company", "project")


def _of(place: Place) -> QuerySet[LimitPolicy]:
    chain: tuple[int | None, int | None, int | None]
    match place:
        case Project():
            chain = (place.pk, place.city_company_id, place.city_company.region_id)
        case CityCompany():
            chain = (None, place.pk, place.region_id)
        case Region():
            chain = (None, None, place.pk)
        case _:
            chain = (None, None, None)
    return LimitPolicy.objects.filter(applies(chain)).select_related(*PLACES)


def _cell(key: Key, versions: list[LimitPolicy], on: date) -> Cell:
    """The nearest place counts, then the newest; a version ahead of a farther place changes nothing here."""
    held = [p for p in versions if p.effective_on <= on]
    now = max(held, key=lambda p: (p.nearness, p.effective_on, p.pk), default=None)
    ahead = [p for p in versions if p.effective_on > on and (now is None or p.nearness >= now.nearness)]
    return Cell(*key, now, ahead[0] if ahead else None)
