"""Prefer: what I do not want to hear; what everybody must hear."""

import datetime

import pytest

from nuanju.core.models import Event
from nuanju.core.refusals import Invalid
from nuanju.notify import choosing
from nuanju.notify.choices import Weight
from nuanju.notify.models import Preference
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import prefer, send
from tests.notify.conftest import DISPATCHED, REASSIGNED


def channels(event, user, code="N03", values=DISPATCHED, **more):
    return {n.channel for n in send(event, code, to=[Recipient(user=user)], values=values, **more)}


def test_turned_off_by_me_for_me(event, cast):
    prefer(off=["N03:sms"], by=cast.handler)
    assert channels(event, cast.handler) == {"app"}
    assert channels(event, cast.handler2) == {"app", "sms"}
    assert Event.objects.get(kind="preference.set").data["off"] == ["派工（短信）"]


@pytest.mark.parametrize("weight", [Weight.IMPORTANT, Weight.PRESSING])
def test_important_and_above_is_always_heard(event, cast, weight):
    prefer(off=["N03:sms"], by=cast.handler)
    assert channels(event, cast.handler, weight=weight) == {"app", "sms"}


def test_a_row_that_turns_off_a_task_by_other_ways_is_not_obeyed(event, cast):
    Preference.objects.create(user=cast.handler, off=["N08:sms", "N03:app"])
    assert {"app", "sms"} <= channels(event, cast.handler, "N08", REASSIGNED)
    assert channels(event, cast.handler) == {"app", "sms"}


@pytest.mark.parametrize("name", ["N02:sms", "N08:email", "N03:app", "N03:voice", "X:y", ""])
def test_some_cannot_be_turned_off(cast, name):
    with pytest.raises(Invalid, match="not_to_be_turned_off"):
        prefer(off=[name], by=cast.handler)


@pytest.mark.parametrize(
    ("hours", "code"),
    [((20, None), "quiet_half"), ((None, 8), "quiet_half"), ((17, 8), "quiet_too_long"), ((20, 8), None), ((1, 1), None)],
)  # fmt: skip
def test_quiet_hours_are_whole_and_not_the_whole_day(cast, hours, code):
    times = [h if h is None else datetime.time(h) for h in hours]
    if code is None:
        assert prefer(off=[], quiet_from=times[0], quiet_until=times[1], by=cast.handler).quiet_from == times[0]
        return
    with pytest.raises(Invalid, match=code):
        prefer(off=[], quiet_from=times[0], quiet_until=times[1], by=cast.handler)


def test_twice_is_once(cast):
    for _ in range(2):
        prefer(off=["N03:sms", "N03:sms"], by=cast.handler)
    assert Preference.objects.get().off == ["N03:sms"]


def test_everything_offered_can_be_said_in_words(db):
    assert all(choosing.words(name) for name in choosing.names())
    assert {line.code for line in choosing.lines()} >= {"N02", "N03", "N04", "N08", "N09", "N13"}
