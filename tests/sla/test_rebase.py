"""The row changed: start + the new limit; later only by a ruling, with its reason."""

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
        return timers.start(parcel, kind="completion", limit=Limit(7, "cd"), by=cast.agent)  # 9 March 10:00


def rebase(parcel, cast, limit, now="2026-03-04 10:00", **options):
    with time_machine.travel(at(now), tick=False):
        return timers.rebase(parcel, limits={"completion": limit}, by=cast.engineer, **options)


def test_earlier_at_once(clock, parcel, cast):
    (timer,) = rebase(parcel, cast, Limit(3, "wd"))
    assert timer.due_at == at("2026-03-05 10:00")
    assert told(parcel)[-1].data["lengthened"] is False


def test_later_only_when_ruled(clock, parcel, cast):
    assert rebase(parcel, cast, Limit(15, "cd")) == []
    (timer,) = rebase(parcel, cast, Limit(15, "cd"), lengthen=True, reason="查勘认定为渗漏")
    assert timer.due_at == timer.original_due_at == at("2026-03-17 10:00")
    data = told(parcel)[-1].data
    assert (data["lengthened"], data["reason"]) == (True, "查勘认定为渗漏")


def test_a_ruling_needs_its_reason(clock, parcel, cast):
    with pytest.raises(Invalid) as refused:
        rebase(parcel, cast, Limit(15, "cd"), lengthen=True, reason=" ")
    assert refused.value.code == "lengthen_reason"


def test_twice_changes_nothing_more(clock, parcel, cast):
    rebase(parcel, cast, Limit(3, "wd"))
    assert rebase(parcel, cast, Limit(3, "wd")) == []
    assert len(told(parcel, "timer.rebased")) == 1


def test_pauses_stay_taken_out(clock, parcel, cast):
    with time_machine.travel(MONDAY, tick=False):
        timers.pause(parcel, reason="no_access", resume_on=at("2026-03-10 00:00").date(), by=cast.gm)
    with time_machine.travel(at("2026-03-03 10:00"), tick=False):
        timers.resume(parcel, by=cast.agent)
    (timer,) = rebase(parcel, cast, Limit(3, "cd"))
    assert timer.due_at == at("2026-03-06 10:00")  # 3 days and the paused one


def test_a_date_agreed_with_the_customer_stands(clock, parcel, cast):
    with time_machine.travel(MONDAY, tick=False):
        timers.agree(parcel, due_at=at("2026-03-12 18:00"), by=cast.handler)
    (timer,) = rebase(parcel, cast, Limit(3, "wd"))
    assert (timer.due_at, timer.original_due_at) == (at("2026-03-12 18:00"), at("2026-03-05 10:00"))


def test_a_clock_already_told_as_overdue_is_free_again_when_lengthened(clock, parcel, cast):
    from nuanju.sla.sweep import sweep

    with time_machine.travel(at("2026-03-09 10:01"), tick=False):
        sweep()
    (timer,) = rebase(parcel, cast, Limit(15, "cd"), "2026-03-09 11:00", lengthen=True, reason="查勘认定")
    assert (timer.overdue_at, timer.warned, timer.tone(at("2026-03-09 11:00"))) == (None, 0, "calm")
    assert timer.next_at == timer.half_at
