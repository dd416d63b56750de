"""The agent passes his call on; it rings there, and only there."""

import datetime

import pytest
from django.utils import timezone

from nuanju.core.refusals import Denied, Refused
from nuanju.hotline import queries, verbs
from nuanju.org.models import DutyRoster, SeatPresence
from tests.hotline.calls import on_shift, rang, taken
from tests.stories import sentences

pytestmark = pytest.mark.django_db


def test_a_colleague_on_shift_gets_it(cast):
    call = taken(cast.agent)
    on_shift(cast.agent2)
    call = verbs.hand_on(call, agent=cast.agent2, by=cast.agent)
    assert (call.agent, call.state) == (cast.agent2, "transferred")
    assert SeatPresence.objects.get(user=cast.agent).state == "ready"
    assert list(queries.ringing(cast.agent2)) == [call]
    assert sentences(call)[0] == "转接给 坐席乙"


def test_outside_the_desk_it_rings_at_nobodys_desk(cast):
    call = taken(cast.agent)
    on_shift(cast.agent2)
    call = verbs.hand_on(call, to="项目值班电话 13900000001", by=cast.agent)
    assert call.state == "transferred" and not call.is_waiting
    assert list(queries.ringing(cast.agent)) == list(queries.ringing(cast.agent2)) == []
    assert queries.my_call(cast.agent) is None


def test_only_what_was_picked_up_and_lasts(cast):
    on_shift(cast.agent, cast.agent2)
    with pytest.raises(Refused, match="call_not_answered"):
        verbs.hand_on(rang(agent=cast.agent), agent=cast.agent2, by=cast.agent)
    over = verbs.end(taken(cast.agent, "c2"), by=cast.agent)
    with pytest.raises(Refused, match="call_over"):
        verbs.hand_on(over, agent=cast.agent2, by=cast.agent)


def test_nobody_off_shift_nor_oneself(cast):
    call = taken(cast.agent)
    for agent in (cast.agent2, cast.agent):
        with pytest.raises(Refused, match="nobody_there"):
            verbs.hand_on(call, agent=agent, by=cast.agent)


def test_twice_it_is_no_longer_his(cast):
    call = taken(cast.agent)
    on_shift(cast.agent2)
    verbs.hand_on(call, agent=cast.agent2, by=cast.agent)
    with pytest.raises(Denied):
        verbs.hand_on(call, agent=cast.agent2, by=cast.agent)


def test_nobody_else_hands_it_on(cast):
    call = taken(cast.agent)
    for by in (cast.agent2, cast.stranger_agent, cast.viewer):
        with pytest.raises(Denied):
            verbs.hand_on(call, to="物业", by=by)


def test_the_targets_are_those_on_shift_and_on_duty(cast):
    on_shift(cast.agent2)
    now = timezone.now()
    DutyRoster.objects.create(
        project=cast.bw, user=cast.engineer, starts_at=now, ends_at=now + datetime.timedelta(hours=8)
    )
    found = [(t.value, t.name) for t in queries.targets(taken(cast.agent))]
    assert found == [(f"u{cast.agent2.pk}", "坐席乙"), ("duty", "值班 房修工程师"), ("night", "项目值班电话")]
