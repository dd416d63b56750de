"""Rate: the customer's word after the close, where nobody asked him before."""

import pytest

from nuanju.cases import verbs
from nuanju.cases.publiclink import visitor
from nuanju.core.actors import Visitor
from nuanju.notify.models import Notice
from tests.cases import stories
from tests.cases.trial import refused, states_of, told, who_may


@pytest.fixture
def case(cast):
    """An enquiry answered at once: nobody has called about it."""
    return verbs.answer(stories.enquiry(cast), answer="年底", by=cast.agent)


def do(case, **given):
    return verbs.rate(case, **{"rating": 4, "by": visitor(case)} | given)


def test_it_is_noted_and_the_case_stays_closed(case):
    do(case, rating=2, result_rating=3, reasons=("attitude",), words=" 回复太慢 ")
    assert (case.state, told(case)) == ("closed", "客户评价（2分）：回复太慢")
    row = case.follow_ups.get()
    assert (row.rating, row.result_rating, row.reasons, row.words, row.by) == (2, 3, ["attitude"], "回复太慢", None)


def test_once_a_round(case):
    do(case)
    with refused("rated_already", case):
        do(case)


def test_who_was_asked_on_the_phone_is_not_asked_again(cast):
    case = stories.closed(cast)
    with refused("rated_already", case):
        do(case)


def test_closed_cases_only(case):
    assert states_of(case, do) == {"closed"}


def test_the_customer_of_this_case_alone(cast, case):
    assert who_may(cast, case, "rate") == set()
    with refused("denied", case):
        do(case, by=Visitor(case.pk + 1, "别人"))
    with refused("denied", case):
        do(case, by=cast.agent)


def test_the_notice_asks_for_what_the_link_takes_and_a_low_one_is_told_to_the_project(cast, case, run_jobs):
    run_jobs()
    assert "请为本次服务评价：http" in Notice.objects.get(code="N10", channel="sms").text
    stories.closed(cast)
    run_jobs()
    assert "请为本次服务评价" not in Notice.objects.filter(code="N10", channel="sms").latest("id").text
    do(case, rating=1, words="没用")
    run_jobs()
    assert "没用" in Notice.objects.filter(code="N12").latest("id").text
