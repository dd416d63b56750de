"""楼栋立面: a building as a grid of floors and positions, with who is affected and who lies on the same line silently."""

from typing import NamedTuple

from nuanju.clusters.models import Cluster
from nuanju.clusters.queries import present
from nuanju.estate.models import Building, House

WORDS = {"hit": "已反映", "line": "同一竖向，未反映", "rest": ""}


class Cell(NamedTuple):
    """One house of the grid; none where the floor has no such position."""

    house: House | None
    tone: str

    @property
    def words(self) -> str:
        return WORDS.get(self.tone, "")


class Storey(NamedTuple):
    label: str
    cells: list[Cell]


class Facade(NamedTuple):
    building: Building
    columns: list[tuple[str, str]]  # unit, position
    storeys: list[Storey]  # the top first
    affected: int


def facades(cluster: Cluster) -> list[Facade]:
    """One per building that has an affected house."""
    hit = set(present(cluster).filter(house__isnull=False).values_list("house", flat=True))
    buildings = Building.objects.filter(houses__in=hit).distinct()
    return [_facade(building, hit) for building in buildings]


def _facade(building: Building, hit: set[int]) -> Facade:
    houses = list(House.objects.filter(building=building).select_related("unit", "floor").order_by("position"))
    lines = {(h.unit_id, h.line) for h in houses if h.pk in hit and h.line}
    columns = sorted({_column(h) for h in houses})
    storeys: dict[tuple, dict] = {}
    for house in houses:
        tone = "hit" if house.pk in hit else "line" if (house.unit_id, house.line) in lines else "rest"
        storeys.setdefault(_storey(house), {})[_column(house)] = Cell(house, tone)
    empty = Cell(None, "none")
    rows = [
        Storey(key[1], [storeys[key].get(c, empty) for c in columns]) for key in sorted(storeys, key=lambda k: -k[0])
    ]
    named = [(unit.split("\0")[1], line) for unit, line in columns]
    return Facade(building, named, rows, sum(h.pk in hit for h in houses))


def _column(house: House) -> tuple[str, str]:
    unit = house.unit
    return (f"{unit.position:04d}\0{unit.name}" if unit else "0000\0"), house.line


def _storey(house: House) -> tuple[int, str]:
    """By the floor; without one by the door number."""
    if house.floor:
        return house.floor.order, house.floor.label
    digits = "".join(c for c in house.number if c.isdigit())[:-2]
    return (int(digits), digits) if digits else (0, "—")
