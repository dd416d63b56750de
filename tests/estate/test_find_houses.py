"""A house is found however its address is said."""

import pytest

from nuanju.estate import addresses, queries


@pytest.mark.parametrize(
    ("said", "project", "key", "number"),
    [
        ("碧湾 3-2-1502", "碧湾", "3-2-1502", ""),
        ("3栋2单元1502", "", "3-2-1502", ""),
        ("碧湾花园３栋２单元１５０２室", "碧湾花园", "3-2-1502", ""),
        ("1502 碧湾花园", "碧湾花园", "", "1502"),
        ("碧湾A座1502", "碧湾", "A-1502", ""),
        ("3号楼1502", "", "3-1502", ""),
        ("03栋", "", "3-", ""),
        ("3栋2单元", "", "3-2-", ""),
        ("2单元1502", "", "", "1502"),
        ("bwhy 3-1502", "BWHY", "3-1502", ""),
        ("碧湾", "碧湾", "", ""),
        ("", "", "", ""),
    ],
)
def test_reading(said, project, key, number):
    assert addresses.read(said) == (project, key, number)


@pytest.mark.parametrize(
    "said",
    [
        "碧湾 3-2-1502",
        "3栋2单元1502",
        "1502 碧湾花园",
        "bwhy 3-2-1502",
        "bw 3-1502",
        "碧湾花园3号楼2单元1502室",
        "3 - 2 - 1502",
    ],
)
def test_the_house_comes_first(cast, said):
    assert queries.find_houses(said, cast.agent)[0] == cast.house1502


def test_a_number_alone_finds_it_in_every_project_in_reach(cast):
    assert queries.find_houses("1502", cast.agent) == [cast.house1502, cast.ls_house]
    assert queries.find_houses("1502", cast.cs_manager) == [cast.house1502]


def test_a_beginning_lists_in_the_order_of_the_building(cast):
    found = queries.find_houses("3栋2单元", cast.agent)
    assert found == [cast.house1402, cast.house1501, cast.house1502, cast.house1602]
    assert queries.find_houses("3-2-15", cast.agent) == [cast.house1501, cast.house1502]


def test_out_of_scope_is_not_found(cast):
    assert queries.find_houses("麓山 1502", cast.cs_manager) == []
    assert queries.find_houses("碧湾 3-2-1502", cast.stranger) == []


@pytest.mark.parametrize("said", ["", "  ", "9-9-9", "'; drop table", "%", "<b>", "😀"])
def test_nonsense_finds_nothing(cast, said):
    assert queries.find_houses(said, cast.agent) == []


def test_a_project_given_narrows(cast):
    assert queries.find_houses("1502", cast.agent, project_id=cast.ls.pk) == [cast.ls_house]


def test_one_query_with_places(cast, django_assert_num_queries):
    cast.agent.reach
    with django_assert_num_queries(2):
        [(str(h), h.project.name, h.building.name) for h in queries.find_houses("1502", cast.agent)]


def test_common_areas_by_name(cast):
    assert queries.find_places("电梯厅", cast.agent) == [cast.lift_hall]
    assert queries.find_places("碧湾 大门", cast.agent) == [cast.gate]
    assert queries.find_places("大门", cast.stranger) == []


def test_spaces_and_neighbours_of_the_line(cast):
    assert [s.name for s in queries.spaces_of(cast.house1502)][:3] == ["客厅", "主卧", "主卫"]
    assert list(queries.same_line(cast.house1502)) == [cast.house1402, cast.house1602]
