"""Chase: whether it is a chaser or a repeat complaint is decided by the clocks, not by the agent."""

import pytest

from nuanju.cases import verbs
from nuanju.core.actors import SYSTEM
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


@pytest.mark.parametrize("how", ["overdue", "promise broken", "closed"])
def test_after_it_it_is_a_repeat(cast, monday, how):
    if how == "closed":
        case = stories.closed(cast)
    elif how == "overdue":
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


def test_it_works_until_long_after_the_close(cast):
    case = stories.dispatched(cast)
    assert not states_of(case, lambda c: do(cast, c)) & {"merged", "cancelled"}
    assert {"registered", "closed", "special_closed"} <= states_of(case, lambda c: do(cast, c))


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
