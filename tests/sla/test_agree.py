"""The customer consents to a later date."""

import pytest
import time_machine

from nuanju.core.refusals import Invalid, Refused
from nuanju.sla import verbs as timers
from nuanju.sla.limit import Limit
from tests.sla.moments import at, told

MONDAY = at("2026-03-02 10:00")
AGREED = at("2026-03-12 18:00")


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def clock(parcel, cast):
    return timers.start(parcel, kind="completion", limit=Limit(3, "wd"), by=cast.agent)


def test_it_becomes_the_due_and_the_original_is_kept(clock, parcel, cast):
    timer = timers.agree(parcel, due_at=AGREED, by=cast.handler, ref="solution:3")
    timer.refresh_from_db()
    assert (timer.due_at, timer.original_due_at) == (AGREED, at("2026-03-05 10:00"))
    assert timer.half_at > clock.half_at
    assert told(parcel)[-1].data["ref"] == "solution:3"


def test_it_must_lie_ahead_and_be_later(clock, parcel, cast):
    for wrong, code in (("2026-03-02 09:00", "agreed_in_past"), ("2026-03-05 09:00", "agreed_not_later")):
        with pytest.raises(Invalid) as refused:
            timers.agree(parcel, due_at=at(wrong), by=cast.handler)
        assert refused.value.code == code and refused.value.sentence


def test_twice_the_later_one_counts(clock, parcel, cast):
    timers.agree(parcel, due_at=AGREED, by=cast.handler)
    timer = timers.agree(parcel, due_at=at("2026-03-20 18:00"), by=cast.handler)
    assert (timer.due_at, timer.original_due_at) == (at("2026-03-20 18:00"), at("2026-03-05 10:00"))


def test_without_a_running_clock(clock, parcel, cast):
    timers.stop(parcel, kind="completion", by=cast.engineer)
    with pytest.raises(Refused) as refused:
        timers.agree(parcel, due_at=AGREED, by=cast.handler)
    assert refused.value.code == "clock_not_running"


def test_a_pause_afterwards_moves_both(clock, parcel, cast):
    timers.agree(parcel, due_at=AGREED, by=cast.handler)
    timers.pause(parcel, reason="no_access", resume_on=at("2026-03-10 00:00").date(), by=cast.gm)
    with time_machine.travel(at("2026-03-04 10:00"), tick=False):
        (timer,) = timers.resume(parcel, by=cast.agent)
    assert (timer.due_at, timer.original_due_at) == (at("2026-03-14 18:00"), at("2026-03-09 10:00"))
