"""Close: the customer, reached after acceptance, is satisfied."""

import pytest
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.publiclink import visitor
from nuanju.org.verbs import go_on_shift
from tests.cases import stories
from tests.cases.trial import refused, running, states_of, told, who_may


def do(cast, case, **given):
    return verbs.close(case, **{"rating": 5, "by": cast.agent2} | given)


def test_nothing_runs_any_more(cast):
    case = do(cast, stories.pending_follow_up(cast), result_rating=4, words="很好")
    assert (case.state, case.closed_at, case.due_at, case.due_kind) == ("closed", timezone.now(), None, "")
    assert running(case) == set()
    call = case.follow_ups.get()
    assert (call.reached, call.rating, call.result_rating, call.round, call.by) == (True, 5, 4, 1, cast.agent2)
    assert told(case) == "回访满意，关闭（5分）"


def test_the_round_of_the_event_rests_with_its_last_case(cast, monday):
    first = stories.pending_follow_up(cast)
    other = stories.pending_follow_up(cast)
    do(cast, first)
    first.issue_round.refresh_from_db()
    assert first.issue_round.last_closed_at is None
    monday.shift(3600)
    do(cast, other)
    first.issue_round.refresh_from_db()
    assert first.issue_round.last_closed_at == timezone.now()


@pytest.mark.parametrize("given", [{"rating": 1}, {"rating": 2, "consents_to_close": True}, {"rating": 3}])
def test_less_than_satisfied_is_no_close(cast, given):
    with refused("rating_for_close", case := stories.pending_follow_up(cast)):
        do(cast, case, **given)


def test_a_three_closes_when_the_customer_agrees(cast):
    assert do(cast, stories.pending_follow_up(cast), rating=3, consents_to_close=True).state == "closed"


def test_the_customer_closes_by_his_link(cast):
    case = stories.pending_follow_up(cast)
    do(cast, case, by=visitor(case))
    assert (case.state, case.follow_ups.get().by) == ("closed", None)


def test_it_works_once_while_it_waits(cast):
    case = stories.pending_follow_up(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"pending_follow_up"}
    do(cast, case)
    with refused("wrong_state", case):
        do(cast, case)


def test_agents_and_leads_follow_up(cast):
    case = stories.pending_follow_up(cast)
    assert who_may(cast, case, "close") == {"agent", "agent2", "lead"}  # nobody else is on shift: the registrar may
    with refused("denied", case):
        do(cast, case, by=cast.cs_manager)


def test_the_registrar_does_not_while_another_agent_is_on_shift(cast):
    case = stories.pending_follow_up(cast)
    go_on_shift(cast.agent, by=cast.agent)
    assert "agent" in who_may(cast, case, "close")
    go_on_shift(cast.agent2, by=cast.agent2)
    with refused("registrar_follows_up", case):
        do(cast, case, by=cast.agent)


def test_only_somebody_who_is_there_and_may_keeps_the_registrar_from_it(cast, monday):
    case = stories.pending_follow_up(cast)
    go_on_shift(cast.stranger_agent, by=cast.stranger_agent)  # of another project
    go_on_shift(cast.agent2, by=cast.agent2)
    type(case).objects.update(accepted_by=cast.agent2)
    assert "agent" in who_may(cast, type(case).objects.get(pk=case.pk), "close")
    type(case).objects.update(accepted_by=cast.engineer)
    assert "agent" not in who_may(cast, type(case).objects.get(pk=case.pk), "close")
    monday.shift(600)  # a desk closed without going off shift
    assert "agent" in who_may(cast, case, "close")


def test_the_acceptor_and_the_handler_never_do(cast):
    case = stories.pending_follow_up(cast)
    type(case).objects.update(accepted_by=cast.agent2)
    with refused("acceptor_follows_up", case):
        do(cast, case)
    type(case).objects.update(accepted_by=cast.engineer, handler=cast.agent2)
    with refused("own_work", case):
        do(cast, case)
