"""A deadline from outside: min(our limit, stated deadline − 1 working day)."""

from datetime import date

import pytest
import time_machine

from nuanju.sla import queries
from nuanju.sla import verbs as timers
from nuanju.sla.limit import Limit
from tests.sla.moments import at, told

MONDAY = at("2026-03-02 10:00")


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def clock(parcel, cast):
    return timers.start(parcel, kind="completion", limit=Limit(7, "cd"), by=cast.agent)  # 9 March 10:00


def test_it_leaves_a_working_day(cast, defaults):
    assert queries.cap_for(at("2025-10-09 15:00"), project_id=cast.bw.pk) == at("2025-09-30 15:00")


def test_a_nearer_deadline_moves_the_due(clock, parcel, cast):
    (timer,) = timers.cap(parcel, deadline=at("2026-03-05 17:00"), by=cast.agent)
    timer.refresh_from_db()
    assert timer.due_at == timer.original_due_at == at("2026-03-05 17:00")
    assert told(parcel)[-1].kind == "timer.tightened"


def test_a_farther_one_or_a_second_time_moves_nothing(clock, parcel, cast):
    assert timers.cap(parcel, deadline=at("2026-03-20 17:00"), by=cast.agent) == []
    timers.cap(parcel, deadline=at("2026-03-05 17:00"), by=cast.agent)
    assert timers.cap(parcel, deadline=at("2026-03-06 17:00"), by=cast.agent) == []
    assert queries.next_due(parcel) == at("2026-03-05 17:00")


def test_no_pause_or_ruling_goes_beyond_it(clock, parcel, cast):
    timers.cap(parcel, deadline=at("2026-03-05 17:00"), by=cast.agent)
    timers.pause(parcel, reason="no_access", resume_on=date(2026, 3, 10), by=cast.gm)
    with time_machine.travel(at("2026-03-04 10:00"), tick=False):
        timers.resume(parcel, by=cast.agent)
        timers.rebase(parcel, limits={"completion": Limit(30, "cd")}, by=cast.engineer, lengthen=True, reason="认定")
    assert queries.next_due(parcel) == at("2026-03-05 17:00")
