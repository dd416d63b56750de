"""A clock stops; from then on its facts stay."""

import pytest
import time_machine

from nuanju.core.refusals import Invalid
from nuanju.sla import verbs as timers
from nuanju.sla.limit import Limit
from tests.sla.moments import at, told

MONDAY = at("2026-03-02 10:00")


@pytest.fixture
def clock(parcel, cast):
    with time_machine.travel(MONDAY, tick=False):
        return timers.start(parcel, kind="contact", limit=Limit(4, "wh"), by=cast.agent)  # due 15:00


def stop_at(parcel, cast, now, **at_moment):
    with time_machine.travel(at(now), tick=False):
        return timers.stop(parcel, kind="contact", by=cast.handler, **at_moment)


def test_in_time(clock, parcel, cast):
    timer = stop_at(parcel, cast, "2026-03-02 15:00")
    assert timer.was_met and timer.next_at is None
    assert timer.gross_seconds == timer.net_seconds == 5 * 3600
    assert told(parcel)[-1].data["met"] is True


def test_late(clock, parcel, cast):
    timer = stop_at(parcel, cast, "2026-03-02 15:01")
    assert not timer.was_met
    assert told(parcel)[-1].kind == "timer.stopped"


def test_twice_does_nothing(clock, parcel, cast):
    stop_at(parcel, cast, "2026-03-02 14:00")
    assert stop_at(parcel, cast, "2026-03-02 16:00") is None
    clock.refresh_from_db()
    assert clock.stopped_at == at("2026-03-02 14:00")
    assert [e.kind for e in told(parcel)] == ["timer.started", "timer.stopped"]


def test_at_a_past_moment_but_not_before_the_start_or_ahead(clock, parcel, cast):
    for wrong, code in (("2026-03-02 09:59", "moment_before_start"), ("2026-03-02 16:01", "moment_in_future")):
        with pytest.raises(Invalid) as refused:
            stop_at(parcel, cast, "2026-03-02 16:00", at=at(wrong))
        assert refused.value.code == code and refused.value.sentence
    assert stop_at(parcel, cast, "2026-03-02 16:00", at=at("2026-03-02 14:59")).was_met


def test_a_recorded_overdue_is_not_undone_by_an_earlier_moment(clock, parcel, cast):
    from nuanju.sla.sweep import sweep

    with time_machine.travel(at("2026-03-02 16:00"), tick=False):
        sweep()
    assert not stop_at(parcel, cast, "2026-03-02 16:00", at=at("2026-03-02 14:59")).was_met


def test_while_paused_the_pause_ends_with_it(parcel, cast):
    with time_machine.travel(MONDAY, tick=False):
        timers.start(parcel, kind="solution", limit=Limit(3, "wd"), by=cast.agent)
        timers.pause(parcel, reason="no_access", resume_on=at("2026-03-05 00:00").date(), by=cast.gm)
    with time_machine.travel(at("2026-03-03 10:00"), tick=False):
        timer = timers.stop(parcel, kind="solution", by=cast.handler)
    assert (timer.gross_seconds, timer.net_seconds) == (24 * 3600, 0)
    assert timer.due_at == at("2026-03-06 10:00")
    assert timer.open_pause() is None


def test_cancel_ends_what_no_longer_applies(clock, parcel, cast):
    with time_machine.travel(at("2026-03-02 11:00"), tick=False):
        timers.start(parcel, kind="completion", limit=Limit(3, "wd"), by=cast.agent)
        assert [t.kind for t in timers.cancel(parcel, by=cast.agent, kinds=["completion"])] == ["completion"]
        (timer,) = timers.cancel(parcel, by=cast.agent)
        assert timers.cancel(parcel, by=cast.agent) == []
    assert timer.cancelled_at and timer.next_at is None and not timer.was_met
    assert [e.kind for e in told(parcel)].count("timer.cancelled") == 2
