"""Take: one desk wins."""

import pytest

from nuanju.core.refusals import Denied, Refused
from nuanju.hotline import queries, verbs
from nuanju.org.models import SeatPresence
from tests.hotline.calls import on_shift, rang, taken

pytestmark = pytest.mark.django_db


def test_it_is_my_call_and_my_seat_is_talking(cast):
    call = taken(cast.agent)
    assert (call.agent, call.state) == (cast.agent, "answered")
    assert queries.my_call(cast.agent) == call
    assert SeatPresence.objects.get(user=cast.agent).state == "talking"
    assert list(queries.ringing(cast.agent2)) == []


def test_the_second_is_told_who_was_first(cast):
    call = rang()
    on_shift(cast.agent, cast.agent2)
    verbs.take(call, by=cast.agent)
    with pytest.raises(Refused) as refused:
        verbs.take(call, by=cast.agent2)
    assert refused.value.sentence == "这个来电已由坐席甲接听。"


def test_twice_is_once(cast):
    call = taken(cast.agent)
    assert verbs.take(call, by=cast.agent).picked_up_at == call.picked_up_at
    assert call.reports.filter(kind="answered").count() == 1


def test_a_call_that_is_over_cannot_be_taken(cast):
    on_shift(cast.agent)
    call = verbs.abandon(rang(), by=cast.agent)
    with pytest.raises(Refused, match="call_over"):
        verbs.take(call, by=cast.agent)


def test_only_agents_on_shift_take_calls(cast):
    call = rang()
    with pytest.raises(Denied):
        verbs.take(call, by=cast.handler)
    with pytest.raises(Denied):
        verbs.take(call, by=cast.stranger_agent)
    with pytest.raises(Refused, match="not_on_shift"):
        verbs.take(call, by=cast.agent)
