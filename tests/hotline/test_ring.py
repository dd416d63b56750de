"""Ring: whose desk the call pops up on."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from nuanju.core.refusals import Denied, Invalid
from nuanju.hotline import queries, verbs
from nuanju.hotline.choices import CallState
from nuanju.hotline.models import Call
from nuanju.org.models import SeatPresence
from nuanju.org.verbs import set_seat
from tests.hotline.calls import on_shift, rang
from tests.stories import kinds, sentences

pytestmark = pytest.mark.django_db
MORNING = datetime.datetime(2026, 11, 16, 10, tzinfo=datetime.UTC)


def test_the_number_is_normalised_and_the_project_known_by_the_number_dialled(cast):
    call = rang()
    assert (call.phone, call.called, call.project, call.state) == ("13812345678", "4008000001", cast.bw, "ringing")
    assert kinds(call) == ["call.rang"]
    assert "138****5678" in sentences(call)[0]


@pytest.mark.parametrize("shown", ["", "anonymous", "私密号码"])
def test_a_hidden_caller_is_a_call_all_the_same(cast, shown):
    call = rang(phone=shown)
    assert call.phone == ""
    assert call.masked_phone == "号码未显示"


def test_the_agent_idle_longest_is_called(cast):
    with time_machine.travel(MORNING, tick=False) as clock:
        on_shift(cast.agent)
        clock.shift(60)
        on_shift(cast.agent2)
        assert rang("c1").agent == cast.agent
        assert rang("c2").agent == cast.agent2  # the first desk is ringing
        assert rang("c3").agent is None


def test_after_a_call_the_agent_waits_longest_again_and_gets_time_to_write(cast):
    with time_machine.travel(MORNING, tick=False) as clock:
        on_shift(cast.agent)
        clock.shift(10)
        on_shift(cast.agent2)
        verbs.take(rang("c1"), by=cast.agent)
        clock.shift(10)
        verbs.end(Call.objects.get(call_id="c1"), by=cast.agent)
        assert rang("c2").agent == cast.agent2
        assert rang("c3").agent is None  # the first one is still writing
        clock.shift(31)
        assert rang("c4").agent == cast.agent


def test_who_is_on_a_break_or_left_his_desk_is_not_called(cast):
    with time_machine.travel(MORNING, tick=False) as clock:
        on_shift(cast.agent)
        set_seat(SeatPresence.objects.get(user=cast.agent), "away")
        assert rang("c1").agent is None
        set_seat(SeatPresence.objects.get(user=cast.agent), "ready")
        clock.shift(600)  # nobody has seen this desk since
        assert rang("c2").agent is None


def test_the_front_desk_of_another_project_is_not_called(cast):
    on_shift(cast.stranger_agent)
    call = rang()
    assert call.agent is None
    assert call not in queries.ringing(cast.stranger_agent)


def test_without_a_ready_agent_everybody_on_shift_sees_it(cast):
    on_shift(cast.agent, cast.agent2)
    for agent in (cast.agent, cast.agent2):
        set_seat(SeatPresence.objects.get(user=agent), "away")
    call = rang()
    assert list(queries.ringing(cast.agent)) == list(queries.ringing(cast.agent2)) == [call]


def test_a_call_rings_at_its_agent_alone_at_first(cast):
    with time_machine.travel(MORNING, tick=False) as clock:
        on_shift(cast.agent)
        call = rang()
        assert list(queries.ringing(cast.agent2)) == []
        clock.shift(21)
        assert list(queries.ringing(cast.agent2)) == [call]


def test_the_telephony_may_name_the_agent(cast):
    on_shift(cast.agent, cast.agent2)
    assert rang(agent=cast.agent2).agent == cast.agent2


def test_twice_is_once(cast):
    on_shift(cast.agent)
    first, second = rang(), rang(phone="13987654321")
    assert (first.pk, second.phone) == (second.pk, "13812345678")
    assert Call.objects.count() == 1
    assert kinds(first) == ["call.rang"]


def test_two_projects_with_one_number_tell_nothing(cast):
    cast.ls.hotline = "4008000001"
    cast.ls.save()
    assert rang().project is None


def test_who_has_nothing_to_do_with_calls_reports_none(cast):
    with pytest.raises(Denied):
        rang(by=cast.handler)
    with pytest.raises(Denied):
        rang(by=cast.stranger_agent)  # of another project
    with pytest.raises(Invalid):
        rang("  ")
    assert Call.objects.count() == 0


def test_the_ring_may_come_last(cast):
    began = timezone.now()
    verbs.hear("c1", kind="answered", by=cast.admin, agent=cast.agent, at=began + datetime.timedelta(seconds=5))
    verbs.hear("c1", kind="ended", by=cast.admin, at=began + datetime.timedelta(seconds=65))
    call = rang(started_at=began)
    assert (call.state, call.agent, call.phone) == (CallState.ENDED, cast.agent, "13812345678")
    assert call.started_at == began
