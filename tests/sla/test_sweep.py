"""The sweep tells every warning once, whoever looks and however late."""

import threading

import pytest
import time_machine
from django.db import connection, transaction

from nuanju.core.actors import SYSTEM
from nuanju.sla import verbs as timers
from nuanju.sla.limit import Limit
from nuanju.sla.models import Timer
from nuanju.sla.sweep import sweep
from tests.parcels.models import Parcel
from tests.sla.moments import at, told

MONDAY = at("2026-03-02 09:00")
TEN_HOURS = Limit(10, "h", "round_clock")


@pytest.fixture
def clock(parcel, cast):
    with time_machine.travel(MONDAY, tick=False):
        return timers.start(parcel, kind="contact", limit=TEN_HOURS, by=cast.agent)


def look(now: str) -> int:
    with time_machine.travel(at(now), tick=False):
        return sweep()


def facts(parcel) -> list[tuple]:
    return [(e.kind, e.data["level"], e.data["announce"]) for e in told(parcel) if "level" in e.data]


def test_each_step_once(clock, parcel):
    for moment in ("13:59", "14:01", "14:02", "17:01", "17:30", "19:00", "19:01", "20:00"):
        look(f"2026-03-02 {moment}")
    assert facts(parcel) == [("timer.warned", 50, True), ("timer.warned", 80, True), ("timer.overdue", 100, True)]
    clock.refresh_from_db()
    assert (clock.overdue_at, clock.next_at, clock.warned) == (clock.due_at, None, 100)
    assert [e.at for e in told(parcel)[1:]] == [at(f"2026-03-02 {t}") for t in ("14:00", "17:00", "19:00")]


def test_a_due_is_kept_until_it_has_passed(clock, parcel, cast):
    look("2026-03-02 19:00")
    assert facts(parcel)[-1][0] == "timer.warned"


def test_after_a_standstill_all_is_recorded_and_the_highest_announced(clock, parcel):
    look("2026-03-05 09:00")
    assert facts(parcel) == [("timer.warned", 50, False), ("timer.warned", 80, False), ("timer.overdue", 100, True)]
    assert look("2026-03-05 09:01") == 0


def test_stopped_clocks_are_silent(clock, parcel, cast):
    with time_machine.travel(at("2026-03-02 12:00"), tick=False):
        timers.stop(parcel, kind="contact", by=cast.handler)
    assert look("2026-03-05 09:00") == 0


def test_shares_come_from_the_rule(parcel, cast):
    with time_machine.travel(MONDAY, tick=False):
        limit = Limit(10, "h", "round_clock", half_share=30, warn_share=90)
        timers.start(parcel, kind="contact", limit=limit, by=cast.agent)
    look("2026-03-02 12:01")
    assert told(parcel)[-1].data["share"] == 30


def test_a_killed_sweep_leaves_no_half(clock, parcel):
    """The batch is one transaction: what was recorded before the end goes with it."""
    with pytest.raises(RuntimeError), transaction.atomic():
        look("2026-03-05 09:00")
        raise RuntimeError("killed")
    assert facts(parcel) == []
    look("2026-03-05 09:00")
    assert len(facts(parcel)) == 3


def test_a_clock_whose_subject_is_gone_does_not_stop_the_rest(clock, parcel, cast):
    with time_machine.travel(MONDAY, tick=False):
        other = Parcel.objects.create(project_id=cast.bw.pk)
        timers.start(other, kind="contact", limit=TEN_HOURS, by=SYSTEM)
    parcel.delete()
    assert look("2026-03-02 15:00") == 2
    assert len(facts(other)) == 1
    assert look("2026-03-02 15:01") == 0


def test_many_clocks_take_few_questions(parcel, cast, django_assert_max_num_queries):
    with time_machine.travel(MONDAY, tick=False):
        parcels = [Parcel.objects.create(project_id=cast.bw.pk) for _ in range(20)]
        for p in parcels:
            timers.start(p, kind="contact", limit=TEN_HOURS, by=SYSTEM)
    with django_assert_max_num_queries(20 * 5 + 8):  # per clock: the fact, its notice and relay, the row
        assert look("2026-03-02 15:00") == 20


def test_the_job_is_on_the_timetable(clock, parcel, run_jobs):
    from nuanju.core import jobs

    with time_machine.travel(at("2026-03-02 15:00"), tick=False):
        jobs.defer_named("sla.sweep", {})
        assert "sla.sweep" in run_jobs()
    assert len(facts(parcel)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_it_once(cast):
    with time_machine.travel(MONDAY, tick=False):
        parcels = [Parcel.objects.create(project_id=cast.bw.pk) for _ in range(30)]
        for p in parcels:
            timers.start(p, kind="contact", limit=TEN_HOURS, by=SYSTEM)
    late = at("2026-03-05 09:00")

    def work():
        sweep(late)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert all(len(facts(p)) == 3 for p in parcels)
    assert set(Timer.objects.values_list("warned", flat=True)) == {100}
