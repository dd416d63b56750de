"""Keep the estate: named, placed, used things stay."""

import datetime

import pytest
import time_machine

from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.estate.models import Building, House, Phase
from nuanju.estate.verbs import add, change, generate_houses, hand_over, remove
from tests.stories import sentences


def test_a_house_gets_its_names_from_its_place(cast):
    house = add(House(project=cast.bw, building=cast.building3, unit=cast.unit2, number="1401"), by=cast.cs_manager)
    assert (house.full_name, house.key, house.line) == ("3栋2单元1401", "3-2-1401", "01")


def test_a_building_called_otherwise_takes_its_houses_along(cast):
    change(cast.building3, name="A座", by=cast.cs_manager)
    cast.house1502.refresh_from_db()
    assert (cast.house1502.full_name, cast.house1502.key) == ("A座2单元1502", "A-2-1502")
    assert sentences(cast.building3) == ["修改楼栋“A座”：楼栋 3栋 → A座"]


def test_places_of_another_project_are_refused(cast):
    with pytest.raises(Invalid) as refused:
        change(cast.building3, phase=Phase.objects.create(project=cast.ls, name="麓山一期"), by=cast.admin)
    assert refused.value.field == "phase"


def test_the_same_number_twice_is_refused(cast):
    with pytest.raises(Invalid):
        add(House(project=cast.bw, building=cast.building5, number="301"), by=cast.admin)


def test_a_lived_in_house_stays_an_empty_one_goes(cast):
    with pytest.raises(Refused) as refused:
        remove(cast.house1502, by=cast.admin)
    assert "户" in refused.value.sentence
    remove(cast.house1501, by=cast.admin)
    assert not House.objects.filter(pk=cast.house1501.pk).exists()


def test_a_whole_building_at_once_and_again(cast):
    plan = {"units": ["1单元", "2单元"], "floors": ["1", "2", "3A"], "doors": ["01", "02"], "by": cast.cs_manager}
    houses = generate_houses(cast.building5, types={"01": cast.type_a}, **plan)
    assert len(houses) == 12
    assert House.objects.get(key="5-2-3A01").house_type == cast.type_a
    assert generate_houses(cast.building5, **plan) == []
    names = list(cast.building5.houses.exclude(number="301").order_by("position").values_list("full_name", flat=True))
    assert names[:3] == ["5栋1单元101", "5栋1单元102", "5栋1单元201"]


def test_too_many_at_once(cast):
    with pytest.raises(Invalid):
        generate_houses(
            cast.building5, units=["1"], floors=[str(n) for n in range(99)], doors=list("ab" * 20), by=cast.admin
        )


def test_handover_once_and_not_tomorrow(cast):
    with time_machine.travel("2026-11-23 10:00+08:00", tick=False):
        with pytest.raises(Invalid):
            hand_over(cast.house301, on=datetime.date(2026, 11, 24), by=cast.cs_manager)
        assert hand_over(cast.house301, by=cast.cs_manager).handover_on == datetime.date(2026, 11, 23)
        with pytest.raises(Refused) as refused:
            hand_over(cast.house301, by=cast.cs_manager)
    assert refused.value.code == "handed_over_already"


def test_no_right(cast):
    for who in (cast.agent, cast.stranger, cast.viewer, cast.nobody):
        with pytest.raises(Denied):
            change(cast.building3, name="x", by=who)
        with pytest.raises(Denied):
            remove(cast.house1501, by=who)
        with pytest.raises(Denied):
            add(Building(project=cast.bw, name="9栋"), by=who)
        with pytest.raises(Denied):
            generate_houses(cast.building5, units=[""], floors=["1"], doors=["1"], by=who)
        with pytest.raises(Denied):
            hand_over(cast.house301, by=who)
