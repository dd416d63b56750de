"""Miss a follow-up, and close unreached: called on different days or times of day, the link left unanswered."""

import datetime

import pytest

from nuanju.cases import verbs
from nuanju.cases.jobs import close_unanswered
from nuanju.cases.publiclink import visitor
from nuanju.core.actors import SYSTEM
from tests.cases import stories
from tests.cases.trial import HOUR, refused, running, states_of, told, who_may


def missed(cast, case, *moments, monday):
    for moment in moments:
        monday.move_to(datetime.datetime.fromisoformat(f"2026-03-{moment}+08:00"))
        verbs.miss_follow_up(case, words="无人接听", by=cast.agent2)
    return case


def close(cast, case, **given):
    return verbs.close_unreached(case, **{"by": cast.agent2} | given)


def test_a_missed_call_is_a_fact_and_changes_no_clock(cast):
    case = verbs.miss_follow_up(stories.pending_follow_up(cast), words="忙音", by=cast.agent2)
    call = case.follow_ups.get()
    assert (call.reached, call.rating, call.words, told(case)) == (False, None, "忙音", "回访未接通")
    assert (case.state, running(case)) == ("pending_follow_up", {"follow_up"})
    assert states_of(case, lambda c: verbs.miss_follow_up(c, by=cast.agent2)) == {"pending_follow_up"}


def test_the_customer_cannot_miss_himself(cast):
    case = stories.pending_follow_up(cast)
    assert who_may(cast, case, "miss_follow_up") == {"agent", "agent2", "lead"}
    with refused("denied", case):
        verbs.miss_follow_up(case, by=visitor(case))


@pytest.mark.parametrize(
    ("calls", "enough"),
    [
        (["09T11:00", "09T14:00", "09T19:00", "12T10:00"], True),  # three times of one day, then three days waited
        (["09T11:00", "10T11:00", "12T10:30"], True),  # three days
        (["09T11:00", "09T11:30", "09T11:45", "12T11:00"], False),  # one time of day counts once: two in all
        (["09T11:00", "10T11:00", "11T11:00"], False),  # the link had only two days
        (["09T11:00", "12T11:00"], False),
    ],
)
def test_three_calls_and_three_days(cast, monday, calls, enough):
    case = missed(cast, stories.pending_follow_up(cast), *calls, monday=monday)
    if enough:
        assert close(cast, case).state == "closed"
        assert (running(case), told(case)) == (set(), "多次回访未接通，关闭")
    else:
        with refused("unreached_too_early", case):
            close(cast, case)


def test_calls_of_an_earlier_round_do_not_count(cast, monday):
    case = missed(cast, stories.pending_follow_up(cast), "09T11:00", "10T11:00", monday=monday)
    verbs.send_to_rework(case, rating=1, reasons=["result"], by=cast.agent2)
    stories.accept(cast, stories.complete(cast, case))
    missed(cast, case, "13T11:00", monday=monday)
    monday.shift(24 * HOUR)
    with refused("unreached_too_early", case):
        close(cast, case)


def test_a_voice_without_a_number_ends_at_once(cast):
    case = stories.dispatched(cast, callback_phone="", customer=None)
    verbs.contact(case, method="site", content="已看", by=cast.handler)
    verbs.agree(case, plan=stories.plan(), consent="anonymous", by=cast.handler)
    stories.accept(cast, stories.complete(cast, case))
    assert close(cast, case).state == "closed"


def test_an_unsampled_answer_closes_by_itself(cast, monday):
    case = stories.answered_by_port(cast, sampled=False)
    monday.shift(71 * HOUR)
    close_unanswered()
    case.refresh_from_db()
    assert case.state == "pending_follow_up"
    monday.shift(2 * HOUR)
    close_unanswered()
    case.refresh_from_db()
    assert case.state == "closed"
    with refused("wrong_state", case):
        close(cast, case, by=SYSTEM)


def test_agents_and_leads_close(cast):
    case = stories.pending_follow_up(cast)
    assert who_may(cast, case, "close_unreached") == {"agent", "agent2", "lead"}
    with refused("denied", case):
        close(cast, case, by=visitor(case))
