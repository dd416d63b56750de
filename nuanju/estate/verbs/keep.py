"""Keep the estate: add, change, remove phases, buildings, houses, types, common areas, bays, contractors."""

from django.db import models, transaction

from nuanju.core import keeping
from nuanju.core.refusals import Invalid
from nuanju.core.rights import require
from nuanju.estate import naming, rights
from nuanju.estate.models import Building, BuildingUnit, House

PLACES = ("phase", "building", "unit", "house_type", "house")


def add(row: models.Model, *, by):
    """A new row, named and placed."""
    require(rights, "keep", by=by, subject=row)
    _place(row)
    return keeping.create(row, by=by, event="estate.created")


def change(row: models.Model, *, by, seen: int | None = None, **values):
    """`seen` = keeping.version(row, "estate.changed") as the form showed it."""
    require(rights, "keep", by=by, subject=row)
    for name, value in values.items():
        setattr(row, name, value)
    _place(row)
    if isinstance(row, House):
        values |= {n: getattr(row, n) for n in ("full_name", "key", "position", "line")}
    with transaction.atomic():
        row = keeping.change(row, values=values, by=by, event="estate.changed", seen=seen)
        if isinstance(row, Building | BuildingUnit):
            _rename_houses(row)
    return row


def remove(row: models.Model, *, by) -> None:
    """Only what nobody uses; Refused("in_use") says who does."""
    require(rights, "keep", by=by, subject=row)
    keeping.remove(row, by=by, event="estate.removed")


def _place(row: models.Model) -> None:
    """Everything named lies in the row's own project; a house gets its names from its place."""
    project_id = getattr(row, "project_id", None)
    for name in PLACES:
        place = getattr(row, name, None)
        owner = getattr(place, "project_id", None) or getattr(getattr(place, "building", None), "project_id", None)
        if project_id and owner and owner != project_id:
            raise Invalid("other_project", name, what=str(place))
    if isinstance(row, House) and row.building_id:
        name_house(row)


def name_house(house: House) -> None:
    """Full name, typed key, order and line from building, unit, floor and number."""
    unit = house.unit.name if house.unit else ""
    house.full_name = naming.full_name(house.building.name, unit, house.number)
    house.key = naming.key(house.building.name, unit, house.number)
    house.line = house.line or naming.line(house.number)
    door = int("".join(c for c in house.number if c in "0123456789")[-2:] or 0)
    house.position = naming.position(
        house.building.position, house.unit.position if house.unit else 0, house.floor.order if house.floor else 0, door
    )


def _rename_houses(place: Building | BuildingUnit) -> None:
    """A building called otherwise takes its houses along."""
    houses = list(place.houses.select_related("building", "unit", "floor"))
    for house in houses:
        name_house(house)
    House.objects.bulk_update(houses, ["full_name", "key", "position"], batch_size=500)
