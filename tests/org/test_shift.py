"""Shift: who is at the 400 centre now."""

import pytest
import time_machine

from nuanju.core.refusals import Denied, Refused
from nuanju.org import queries
from nuanju.org.models import SeatPresence
from nuanju.org.verbs import go_off_shift, go_on_shift, set_seat


def test_an_agent_takes_his_seat_and_leaves(cast):
    go_on_shift(cast.agent, by=cast.agent)
    assert [s.user for s in queries.on_shift()] == [cast.agent]
    assert not others(cast)
    go_on_shift(cast.agent2, by=cast.agent2)
    assert others(cast)
    go_off_shift(cast.agent, by=cast.agent)
    assert not queries.is_on_shift(cast.agent)


def others(cast) -> bool:
    return queries.on_shift_who("follow_up", cast.bw, besides={cast.agent.pk}).exists()


def test_a_desk_that_shows_no_sign_of_life_is_nobodys(cast):
    with time_machine.travel("2026-03-09T10:00+08:00", tick=False) as clock:
        go_on_shift(cast.agent, by=cast.agent)
        clock.shift(300)
        assert queries.on_shift().count() == 1
        clock.shift(1)
        assert queries.on_shift().count() == 0
        assert queries.is_on_shift(cast.agent)  # he may come back to it
        set_seat(queries.seat_of(cast.agent), "ready")
        assert queries.on_shift().count() == 1


def test_who_logs_out_leaves_his_seat(cast, client):
    client.force_login(cast.agent)
    go_on_shift(cast.agent, by=cast.agent)
    client.post("/account/logout/")
    assert not queries.is_on_shift(cast.agent)
    client.force_login(cast.handler)  # has none
    assert client.post("/account/logout/").status_code == 302


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
