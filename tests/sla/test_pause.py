"""A pause stops the count; the due moves by exactly what the pause took out."""

from datetime import date

import pytest
import time_machine

from nuanju.core.refusals import Invalid, Refused
from nuanju.sla import queries
from nuanju.sla import verbs as timers
from nuanju.sla.limit import Limit
from nuanju.sla.models import PauseInterval
from nuanju.sla.sweep import sweep
from tests.sla.moments import at, told

MONDAY = at("2026-03-02 10:00")


@pytest.fixture
def clocks(parcel, cast):
    limits = {"solution": Limit(3, "wd"), "completion": Limit(7, "cd"), "progress_note": Limit(24, "h")}
    with time_machine.travel(MONDAY, tick=False):
        return {t.kind: t for t in timers.start_all(parcel, limits=limits, by=cast.agent)}


def pause(parcel, cast, now="2026-03-02 11:00", *, reason="no_access", until=date(2026, 3, 20), **options):
    with time_machine.travel(at(now), tick=False):
        return timers.pause(parcel, reason=reason, resume_on=until, by=cast.gm, **options)


def resume(parcel, cast, now):
    with time_machine.travel(at(now), tick=False):
        return {t.kind: t for t in timers.resume(parcel, by=cast.agent)}


def test_dues_move_by_working_or_real_time(clocks, parcel, cast):
    pause(parcel, cast, ref="pause:7")
    moved = resume(parcel, cast, "2026-03-04 12:00")  # 17 counted hours, 49 real ones
    assert moved["solution"].due_at == at("2026-03-09 11:00")  # was Thursday 10:00
    assert moved["completion"].due_at == at("2026-03-11 11:00")  # was Monday 9 March 10:00
    assert moved["progress_note"].due_at == at("2026-03-05 11:00")
    assert [e.kind for e in told(parcel)][-6:] == ["timer.paused"] * 3 + ["timer.resumed"] * 3
    assert PauseInterval.objects.filter(ref="pause:7", ended_at__isnull=False).count() == 3


def test_a_paused_clock_is_not_pressing(clocks, parcel, cast):
    pause(parcel, cast, kinds=["solution", "progress_note"])
    assert queries.next_due(parcel, kinds=None) == clocks["completion"].due_at
    with time_machine.travel(at("2026-03-04 10:00"), tick=False):
        sweep()
    assert {e.data["kind"]["id"] for e in told(parcel, "timer.warned")} <= {"completion"}


def test_it_ends_by_itself_on_its_date(clocks, parcel, cast):
    pause(parcel, cast, kinds=["progress_note"], until=date(2026, 3, 4))
    with time_machine.travel(at("2026-03-04 08:00"), tick=False):  # the worker looked late: nothing is gained by it
        sweep()
    timer = queries.latest(parcel, "progress_note")
    assert timer.pauses.get().ended_at == at("2026-03-04 00:00")
    assert timer.due_at == at("2026-03-04 23:00")  # 1 h had run, 23 h were left
    event = told(parcel, "timer.resumed")[-1]
    assert event.data["auto"] is True and event.at == at("2026-03-04 00:00")


def test_resuming_late_gains_nothing(clocks, parcel, cast):
    pause(parcel, cast, kinds=["progress_note"], until=date(2026, 3, 4))
    moved = resume(parcel, cast, "2026-03-06 10:00")
    assert moved["progress_note"].due_at == at("2026-03-04 23:00")


def test_twice(clocks, parcel, cast):
    pause(parcel, cast, kinds=["solution"])
    with pytest.raises(Refused) as refused:
        pause(parcel, cast, kinds=["solution"])
    assert refused.value.code == "clock_paused"
    resume(parcel, cast, "2026-03-03 10:00")
    with pytest.raises(Refused) as refused:
        resume(parcel, cast, "2026-03-03 10:00")
    assert refused.value.code == "clock_not_paused"


def test_two_pauses_do_not_overlap(clocks, parcel, cast):
    pause(parcel, cast, kinds=["progress_note"])
    resume(parcel, cast, "2026-03-02 15:00")
    pause(parcel, cast, "2026-03-02 16:00", kinds=["progress_note"], at=at("2026-03-02 12:00"))
    moved = resume(parcel, cast, "2026-03-02 17:00")
    assert moved["progress_note"].due_at == at("2026-03-03 16:00")  # 11–15 and 15–17


def test_a_request_counts_from_its_time_unless_the_due_has_passed(clocks, parcel, cast):
    (timer,) = pause(parcel, cast, "2026-03-03 09:00", kinds=["solution"], at=at("2026-03-02 15:00"))
    assert timer.pauses.get().started_at == at("2026-03-02 15:00")
    with pytest.raises(Invalid) as refused:
        pause(parcel, cast, "2026-03-04 09:00", kinds=["progress_note"], at=at("2026-03-02 15:00"))
    assert refused.value.code == "pause_after_overdue"
    (late,) = pause(parcel, cast, "2026-03-04 09:00", kinds=["progress_note"])
    assert late.due_at == clocks["progress_note"].due_at  # overdue stays overdue


def test_a_pause_needs_a_later_date_and_a_running_clock(clocks, parcel, cast):
    with pytest.raises(Invalid) as refused:
        pause(parcel, cast, until=date(2026, 3, 2))
    assert refused.value.code == "resume_in_past"
    with pytest.raises(Refused) as refused:
        pause(parcel, cast, kinds=["acceptance"])
    assert refused.value.code == "clock_not_running"


def test_contact_waits_only_for_the_unreachable_and_making_safe_never(parcel, cast):
    with time_machine.travel(MONDAY, tick=False):
        for kind in ("contact", "make_safe"):
            timers.start(parcel, kind=kind, limit=Limit(8, "wh"), by=cast.agent)
    for kind, reason in (("contact", "weather_season"), ("make_safe", "customer_unreachable")):
        with pytest.raises(Refused) as refused:
            pause(parcel, cast, kinds=[kind], reason=reason)
        assert refused.value.code == "clock_never_pauses"
    assert [t.kind for t in pause(parcel, cast, reason="customer_unreachable")] == ["contact"]
