"""Which houses lie under the roof and which on the ground, stair by stair."""

import pytest

from nuanju.estate.models import Building, BuildingUnit, Floor, House
from nuanju.estate.queries import storey_of


@pytest.fixture
def building(cast):
    return Building.objects.create(project=cast.bw, name="88栋")


def house(building, order: int | None, number: str, unit: str = "1单元") -> House:
    floor = order and Floor.objects.get_or_create(building=building, label=str(order), order=order)[0]
    stair = BuildingUnit.objects.get_or_create(building=building, name=unit)[0]
    return House.objects.create(
        project=building.project, building=building, unit=stair, floor=floor or None, number=number, full_name=number,
        key=number,
    )  # fmt: skip


def test_top_ground_and_between(building):
    low, middle, high = (house(building, n, f"{n}01") for n in (1, 2, 3))
    assert [storey_of(h) for h in (low, middle, high)] == ["ground", "", "top"]


def test_each_stair_has_its_own_roof(building):
    house(building, 1, "101")
    lower = house(building, 5, "501")
    house(building, 1, "102", "2单元")
    house(building, 9, "902", "2单元")
    assert storey_of(lower) == "top"


def test_a_house_alone_in_its_stair_is_both(building):
    assert storey_of(house(building, 1, "1")) == "only"


def test_a_cellar_and_an_unknown_floor_tell_nothing(building):
    house(building, 1, "101")
    assert storey_of(house(building, -1, "B1")) == storey_of(house(building, None, "x")) == ""
