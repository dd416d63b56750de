"""Who is calling, and from which house."""

import datetime

import pytest
import time_machine

from nuanju.customers import queries, verbs
from nuanju.customers.choices import PartyRole, Segment

DAY = datetime.date


def names(people):
    return sorted(p.customer.name for p in people)


def test_one_number_of_two_people_gives_both(cast):
    assert names(queries.by_phone("+86 138-1234-5678", cast.cs_manager)) == ["业主甲", "家属乙"]


def test_the_group_sees_the_third_one_too(cast):
    assert names(queries.by_phone("013812345678", cast.agent)) == ["业主甲", "家属乙", "麓山业主"]


@pytest.mark.parametrize("raw", ["", "unknown", "私密号码", "abc", "13000000000"])
def test_nobody_is_found(cast, raw):
    assert queries.by_phone(raw, cast.agent) == []


@pytest.mark.parametrize("raw", ["010-62345678", "010-62345678转802", "0106234-5678"])
def test_an_exchange_shows_its_number_without_the_extension(cast, raw):
    assert names(queries.by_phone(raw, cast.agent)) == ["业主甲"]


def test_the_last_four_digits(cast):
    assert names(queries.by_tail("5678", cast.gm)) == ["业主丁", "业主甲", "家属乙"]


@pytest.mark.parametrize(("q", "found"), [("业主", 2), ("5678", 3), ("13600001111", 1), ("", 0), ("！！", 0)])
def test_find_by_name_tail_or_number(cast, q, found):
    assert len(queries.find(q, cast.gm)) == found


def test_a_person_comes_with_homes_and_segment(cast):
    with time_machine.travel("2026-11-21 10:00+08:00", tick=False):
        owner = queries.person(cast.owner)
    assert {(h.house.full_name, h.role) for h in owner.homes} == {
        ("3栋2单元1402", PartyRole.BUYER),
        ("3栋2单元1502", PartyRole.BUYER),
    }
    assert owner.segment == Segment.LONG_TERM
    assert all(h.received_not_moved_in for h in owner.homes)


def test_a_buyer_before_handover_is_a_prospective_owner(cast):
    assert queries.segment(cast.prospect, DAY(2026, 11, 21)) == Segment.PROSPECTIVE_OWNER


def test_a_tenant_has_a_home_and_no_segment(cast):
    tenant = queries.person(cast.tenant, DAY(2026, 11, 21))
    assert len(tenant.homes) == 1
    assert tenant.segment is None


def test_many_people_cost_as_many_queries_as_one(cast, django_assert_num_queries):
    cast.agent.reach
    with django_assert_num_queries(5):
        people = queries.by_tail("5678", cast.agent)
        for p in people:
            [str(h.house.project) for h in p.homes]
    assert len(people) == 4


def test_only_owners_consent(cast):
    assert queries.may_consent(cast.household1602, cast.neighbour)
    assert not queries.may_consent(cast.household1602, cast.tenant)
    assert not queries.may_consent(cast.household1502, cast.neighbour)


def test_former_owners_have_no_home_there_any_more(cast):
    verbs.transfer_house(cast.house1502, buyers=[cast.tenant], by=cast.cs_manager, on=DAY(2026, 6, 1))
    owner = queries.person(cast.owner)
    assert [h.house for h in owner.homes] == [cast.house1402]
    assert set(queries.households_of(cast.owner)) == {cast.household1402, cast.household1502}
    assert queries.open_household(cast.house1502) != cast.household1502
    assert queries.segment(cast.tenant, DAY(2026, 7, 1)) == Segment.RUNNING_IN
