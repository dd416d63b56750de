"""Shift: who is at the 400 centre now."""

import pytest

from nuanju.core.refusals import Denied, Refused
from nuanju.org import queries
from nuanju.org.models import SeatPresence
from nuanju.org.verbs import go_off_shift, go_on_shift


def test_an_agent_takes_his_seat_and_leaves(cast):
    go_on_shift(cast.agent, by=cast.agent)
    assert [s.user for s in queries.on_shift()] == [cast.agent]
    assert not queries.others_on_shift(cast.agent)
    go_on_shift(cast.agent2, by=cast.agent2)
    assert queries.others_on_shift(cast.agent)
    go_off_shift(cast.agent, by=cast.agent)
    assert not queries.is_on_shift(cast.agent)


def test_twice_is_once(cast):
    go_on_shift(cast.agent, by=cast.agent)
    go_on_shift(cast.agent, by=cast.agent)
    go_off_shift(cast.agent, by=cast.agent)
    go_off_shift(cast.agent, by=cast.agent)
    assert SeatPresence.objects.count() == 1


def test_the_lead_may_send_somebody_home_others_may_not(cast):
    go_on_shift(cast.agent, by=cast.agent)
    with pytest.raises(Denied):
        go_off_shift(cast.agent, by=cast.handler)
    go_off_shift(cast.agent, by=cast.lead)
    assert not queries.is_on_shift(cast.agent)


def test_only_those_who_take_calls(cast):
    with pytest.raises(Refused) as refused:
        go_on_shift(cast.handler, by=cast.handler)
    assert refused.value.code == "not_an_agent"
