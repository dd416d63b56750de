"""Chase: whether it is a chaser or a repeat complaint is decided by the clocks, not by the agent."""

import pytest

from nuanju.cases import verbs
from nuanju.cases.choices import OPEN
from nuanju.cases.inputs import INPUTS, perform
from nuanju.cases.models import Case
from nuanju.core import files
from nuanju.core.actors import SYSTEM
from nuanju.notify import queries
from tests.cases import stories
from tests.cases.trial import DAY, HOUR, refused, states_of, told, who_may


def do(cast, case, **given):
    return verbs.chase(case, **{"words": "怎么还不来", "by": cast.agent} | given)


def test_before_any_due_it_is_a_chaser(cast, monday):
    case = stories.dispatched(cast)
    monday.shift(HOUR)
    do(cast, case, call_ref="call-9")
    assert (case.state, told(case)) == ("dispatched", "客户催办：怎么还不来")
    contact = case.inbound.latest("id")
    assert (contact.kind, contact.call_ref, contact.by) == ("chase", "call-9", cast.agent)


def test_photos_are_kept_with_the_case(cast):
    case = stories.dispatched(cast)
    given = INPUTS["chase"](words="还在漏", photos=(stories.photo(cast.agent),))
    perform("chase", case, given, by=cast.agent)
    with refused("file_gone", case):
        do(cast, case, photos=("nothing",))
    assert files.of(case, step="chase").count() == 1


@pytest.mark.parametrize("how", ["overdue", "promise broken"])
def test_after_it_it_is_a_repeat(cast, monday, how):
    if how == "overdue":
        case = stories.dispatched(cast)
        monday.shift(DAY)
    else:
        plan = stories.plan(promised_on=stories.plan().promised_on - 6 * DAY)
        case = verbs.agree(stories.contacted(cast), plan=plan, by=cast.handler, **stories.YES)
        monday.shift(1.6 * DAY)  # promised for Tuesday; no clock is due yet
    do(cast, case)
    assert told(case) == "客户重复投诉：怎么还不来"


def test_a_promise_kept_is_not_broken_by_waiting_for_the_check(cast, monday):
    plan = stories.plan(promised_on=stories.plan().promised_on - 6 * DAY)
    case = verbs.agree(stories.contacted(cast), plan=plan, by=cast.handler, **stories.YES)
    monday.shift(1.3 * DAY)
    stories.complete(cast, case)
    monday.shift(0.6 * DAY)
    do(cast, case)
    assert case.inbound.latest("id").kind == "chase"


def test_it_says_what_the_customer_said(cast):
    with refused("words_missing", case := stories.dispatched(cast)):
        do(cast, case, words="")


def test_it_works_while_the_case_is_open(cast):
    case = stories.dispatched(cast)
    named = {"closed", "special_closed"}  # refused by a name of their own, below
    assert states_of(case, lambda c: do(cast, c)) - named == set(OPEN)


@pytest.mark.parametrize("state", ["closed", "special_closed"])
def test_after_the_close_the_sentence_names_the_way(cast, state):
    case = stories.closed(cast)
    Case.objects.filter(pk=case.pk).update(state=state)
    case.refresh_from_db()
    with refused("chase_ended", case) as caught:
        do(cast, case)
    assert "重开" in caught.value.sentence


def chased(case):
    """Who was told of it, and by which channel."""
    return sorted((n.to_name, n.channel) for n in queries.for_subject(case).filter(code="N19"))


def test_whoever_works_on_it_and_answers_for_it_hears_of_it_once(cast, run_jobs):
    case = stories.dispatched(cast)
    do(cast, case)
    run_jobs()
    assert chased(case) == [("处理人甲", "app"), ("工程负责人", "app")]
    text = queries.for_subject(case).filter(code="N19").first().text
    assert "怎么还不来" in text and case.number in text
    do(cast, case, by=cast.handler)  # who hears it himself needs no notice
    run_jobs()
    assert chased(case) == [("处理人甲", "app"), ("工程负责人", "app"), ("工程负责人", "app")]


def test_before_anybody_has_it_the_one_who_filed_it_hears_of_it(cast, run_jobs):
    case = stories.registered(cast, code="H01.02.01.01")
    do(cast, case, by=cast.agent2)
    run_jobs()
    assert chased(case) == [(cast.agent.name, "app")]


def test_people_of_the_front_and_the_back_may(cast):
    case = stories.dispatched(cast)
    assert who_may(cast, case, "chase") == {
        "agent", "agent2", "lead", "cs_manager", "design_head", "eng_head", "eng_deputy", "sales_head", "cs_head",
        "prop_head", "engineer", "handler", "handler2", "prop_handler",
    }  # fmt: skip
    with refused("denied", case):
        do(cast, case, by=cast.stranger)
    with refused("denied", case):
        do(cast, case, by=SYSTEM)
