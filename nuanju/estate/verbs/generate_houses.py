"""Generate houses: a whole building at once, units × floors × doors; what is there already stays as it is."""

from collections.abc import Sequence

from django.db import transaction

from nuanju.core.events import record
from nuanju.core.refusals import Invalid
from nuanju.core.rights import require
from nuanju.estate import rights
from nuanju.estate.models import Building, BuildingUnit, Floor, House, HouseType
from nuanju.estate.verbs.keep import name_house

LIMIT = 3000


def generate_houses(
    building: Building, *, units: Sequence[str], floors: Sequence[str], doors: Sequence[str], by,
    types: dict[str, HouseType] | None = None, delivery_standard: str = "",
) -> list[House]:  # fmt: skip
    """`units` names such as 1单元 ([""] = none), `floors` labels from the ground up, `doors` 01, 02 …; `types` by door."""
    require(rights, "keep", by=by, subject=building)
    if len(units) * len(floors) * len(doors) > LIMIT:
        raise Invalid("too_many_houses", "floors", limit=LIMIT)
    with transaction.atomic():
        entrances = [unit_of(building, name) for name in units]
        storeys = [f for i, label in enumerate(floors, 1) if (f := floor_of(building, label, i))]
        there: set[tuple[int | None, str]] = set(building.houses.values_list("unit_id", "number"))
        houses = [
            _house(building, unit, floor, door, (types or {}).get(door), delivery_standard)
            for unit in entrances for floor in storeys for door in doors
            if (unit.pk if unit else None, f"{floor.label}{door}") not in there
        ]  # fmt: skip
        House.objects.bulk_create(houses)
        record("building.generated", building, by=by, data={"count": len(houses)})
    return houses


def unit_of(building: Building, name: str) -> BuildingUnit | None:
    """The building's unit of that name, made when missing; no name, no unit."""
    if not name:
        return None
    digits = "".join(c for c in name if c in "0123456789")
    position = int(digits[:2]) if digits else building.units.count() + 1
    return BuildingUnit.objects.get_or_create(building=building, name=name, defaults={"position": position})[0]


def floor_of(building: Building, label: str, order: int | None = None) -> Floor | None:
    """The building's floor of that label, made when missing; no label, no floor."""
    if not label:
        return None
    if order is None:
        order = int(label) if label.lstrip("-").isdecimal() else building.floors.count() + 1
    return Floor.objects.get_or_create(building=building, label=label, defaults={"order": order})[0]


def _house(building, unit, floor, door, house_type, standard) -> House:
    house = House(
        project_id=building.project_id, building=building, unit=unit, floor=floor, number=f"{floor.label}{door}",
        line=door, house_type=house_type, area=house_type.area if house_type else None,
    )  # fmt: skip
    if standard:
        house.delivery_standard = standard
    name_house(house)
    return house
