"""Cases are found by what was said, where, by whom and by number."""

import pytest

from nuanju.cases import verbs
from nuanju.customers.verbs import merge_customers
from nuanju.search import queries
from tests.cases import stories


def numbers(q, user):
    return [h.object.number for h in queries.search(q, user, kinds=["case"])]


@pytest.fixture
def leak(cast, defaults, run_jobs):
    case = stories.registered(cast, words="卫生间往楼下漏水，楼下来敲门了", caller_name="王女士")
    run_jobs()
    return case


@pytest.mark.parametrize(
    "q", ["漏水", "楼下漏水", "漏水 敲门", "1502", "3-2-1502", "碧湾花园", "王女士", "业主甲", "5678", "13812345678"]
)
def test_by_words_place_people_and_numbers(cast, leak, q):
    assert numbers(q, cast.agent) == [leak.number]


def test_by_its_number_or_the_end_of_it(cast, leak):
    assert numbers(leak.number, cast.agent) == [leak.number]
    assert numbers(leak.number[-8:], cast.agent) == [leak.number]


def test_a_corrected_place_is_found_at_once(cast, leak, run_jobs):
    verbs.correct_place(leak, house=cast.house1602, reason="听错", by=cast.agent, seen=leak.version)
    run_jobs()
    assert (numbers("1602", cast.agent), numbers("1502", cast.agent)) == ([leak.number], [])


@pytest.mark.parametrize("q", ["电梯", "漏水 电梯", "下漏楼水", "%"])
def test_other_words_do_not_find_it(cast, leak, q):
    assert numbers(q, cast.agent) == []


def test_only_by_those_who_may_see_it(cast, defaults, run_jobs):
    case = stories.dispatched(cast)
    run_jobs()
    assert numbers("漏水", cast.handler) == [case.number]  # he takes part
    assert numbers("漏水", cast.handler2) == []
    assert numbers("漏水", cast.stranger) == []


def test_cases_follow_a_merged_customer(cast, leak, run_jobs):
    merge_customers(cast.spouse, other=cast.owner, reason="同一人", by=cast.admin)
    run_jobs()
    leak.refresh_from_db()
    assert leak.customer == cast.spouse
