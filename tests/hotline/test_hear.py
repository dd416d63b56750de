"""Hear: the telephony's reports in any order."""

import datetime
import itertools

import pytest
from django.utils import timezone

from nuanju.core.refusals import Denied, Invalid
from nuanju.hotline import queries, verbs
from nuanju.hotline.models import Call
from nuanju.org.models import SeatPresence
from tests.hotline.calls import on_shift, rang, taken

pytestmark = pytest.mark.django_db
SECOND = datetime.timedelta(seconds=1)


@pytest.mark.parametrize("order", list(itertools.permutations(["rang", "answered", "ended"])))
def test_any_order_ends_the_same(cast, order):
    began = timezone.now() - 60 * SECOND
    at = {"rang": began, "answered": began + 5 * SECOND, "ended": began + 50 * SECOND}
    for kind in order:
        if kind == "rang":
            rang(started_at=began)
        else:
            verbs.hear("c1", kind=kind, by=cast.admin, at=at[kind], agent=cast.agent if kind == "answered" else None)
    call = Call.objects.get()
    assert (call.state, call.agent, call.answered_at, call.ended_at) == (
        "ended", cast.agent, at["answered"], at["ended"],
    )  # fmt: skip
    assert queries.my_call(cast.agent) is None


def test_twice_is_once(cast):
    rang()
    moment = timezone.now()
    for _ in range(2):
        call = verbs.hear("c1", kind="answered", by=cast.admin, agent=cast.agent, at=moment)
    assert call.reports.filter(kind="answered").count() == 1


def test_an_end_without_an_answer_was_abandoned(cast):
    rang()
    assert verbs.hear("c1", kind="ended", by=cast.admin).state == "abandoned"


def test_a_transfer_rings_at_the_other_agent_until_he_picks_up(cast):
    call = taken(cast.agent)
    on_shift(cast.agent2)
    verbs.transfer(call, by=cast.agent, agent=cast.agent2)
    assert call.state == "transferred"
    assert SeatPresence.objects.get(user=cast.agent).state == "ready"
    assert list(queries.ringing(cast.agent2)) == [call]
    answered = call.answered_at
    call = verbs.take(call, by=cast.agent2)
    assert (call.state, call.agent, call.answered_at) == ("answered", cast.agent2, answered)


def test_a_transfer_out_of_the_desk_rings_nowhere(cast):
    call = taken(cast.agent)
    verbs.transfer(call, by=cast.agent, to="物业值班")
    assert list(queries.ringing(cast.agent2)) == []
    assert call.transferred_to == "物业值班"


def test_a_transfer_needs_a_target(cast):
    with pytest.raises(Invalid, match="transfer_without_target"):
        verbs.transfer(taken(cast.agent), by=cast.agent)


def test_the_end_frees_the_seat_and_counts_once(cast):
    call = taken(cast.agent)
    verbs.end(call, by=cast.agent)
    assert SeatPresence.objects.get(user=cast.agent).state == "ready"
    verbs.end(call, by=cast.agent)
    assert call.reports.filter(kind="ended").count() == 1


def test_a_recording_is_kept_and_only_an_address_of_the_web(cast):
    rang()
    assert verbs.hear("c1", kind="recorded", by=cast.admin, recording_url="javascript:alert(1)").recording_url == ""
    call = verbs.hear("c1", kind="ended", by=cast.admin, recording_url="https://rec.example/1.wav")
    assert call.recording_url == "https://rec.example/1.wav"


def test_unknown_reports_and_strangers_are_refused(cast):
    rang()
    with pytest.raises(Invalid, match="call_report_unknown"):
        verbs.hear("c1", kind="sneezed", by=cast.admin)
    with pytest.raises(Denied):
        verbs.hear("c1", kind="ended", by=cast.stranger_agent)
