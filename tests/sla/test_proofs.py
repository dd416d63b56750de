"""A clock proves itself interval by interval, and the intervals add up."""

from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nuanju.sla import queries
from nuanju.sla import verbs as timers
from nuanju.sla.limit import Limit
from tests.parcels.models import Parcel
from tests.sla.moments import at

MONDAY = at("2026-03-02 10:00")
HOUR = timedelta(hours=1)


def start(parcel, cast, limit, began=MONDAY, kind="solution"):
    with time_machine.travel(began, tick=False):
        return timers.start(parcel, kind=kind, limit=limit, by=cast.agent)


def lines(proof) -> list[str]:
    return [f"{i.start:%d %H:%M}–{i.end:%d %H:%M} {i.state} {i.why}" for i in proof.intervals]


def test_nights_lunch_weekends_and_pauses_are_named(parcel, cast):
    start(parcel, cast, Limit(3, "wd"), at("2026-03-05 16:00"))
    with time_machine.travel(at("2026-03-06 11:00"), tick=False):
        timers.pause(parcel, reason="no_access", resume_on=date(2026, 3, 10), by=cast.gm)
    with time_machine.travel(at("2026-03-09 10:00"), tick=False):
        timers.resume(parcel, by=cast.agent)
    proof = queries.proof(queries.latest(parcel, "solution"), at("2026-03-09 14:00"))
    assert lines(proof) == [
        "05 16:00–05 18:00 counted 计时",
        "05 18:00–06 09:00 closed 夜间",
        "06 09:00–06 11:00 counted 计时",
        "06 11:00–09 10:00 paused 挂起：无法入户",
        "09 10:00–09 12:00 counted 计时",
        "09 12:00–09 13:00 closed 午休",
        "09 13:00–09 14:00 counted 计时",
    ]
    assert proof.elapsed == at("2026-03-09 14:00") - at("2026-03-05 16:00")
    assert (proof.counted, proof.allowed, proof.remaining) == (7 * HOUR, 24 * HOUR, 17 * HOUR)


def test_holidays_are_named(parcel, cast):
    timer = start(parcel, cast, Limit(8, "wh"), at("2025-09-30 17:00"))
    proof = queries.proof(timer, at("2025-10-09 09:30"))
    assert [i.why for i in proof.intervals] == ["计时", "夜间", "国庆节", "中秋节", "国庆节", "夜间", "计时"]
    assert proof.counted == 1.5 * HOUR


def test_real_time_counts_day_and_night(parcel, cast):
    timer = start(parcel, cast, Limit(24, "h", "round_clock"))
    assert lines(queries.proof(timer, at("2026-03-03 09:00"))) == ["02 10:00–03 09:00 counted 计时"]


def test_time_before_a_tightened_limit_is_shown_but_not_counted(parcel, cast):
    start(parcel, cast, Limit(3, "wd"))
    with time_machine.travel(at("2026-03-02 15:00"), tick=False):
        timers.tighten(parcel, limits={"solution": Limit(24, "h", "round_clock")}, by=cast.agent)
    proof = queries.proof(queries.latest(parcel, "solution"), at("2026-03-02 17:00"))
    assert [i.state for i in proof.intervals] == ["earlier", "counted"]
    assert proof.elapsed == 7 * HOUR and proof.counted == 2 * HOUR and proof.allowed == 24 * HOUR


def test_an_ended_clock_proves_itself_to_its_end(parcel, cast):
    start(parcel, cast, Limit(8, "wh"))
    with time_machine.travel(at("2026-03-02 14:00"), tick=False):
        timer = timers.stop(parcel, kind="solution", by=cast.agent)
    assert queries.proof(timer, at("2026-04-01 00:00")).elapsed == 4 * HOUR


def test_many_proofs_read_the_calendar_once(parcel, cast, django_assert_max_num_queries):
    for kind in ("contact", "solution", "completion", "follow_up"):
        start(parcel, cast, Limit(8, "wh"), kind=kind)
    with django_assert_max_num_queries(5):  # clocks, pauses, hours, years, days
        assert len(queries.proofs(queries.timers(parcel), at("2026-03-03 10:00"))) == 4


lengths = st.integers(1, 6 * 24 * 60).map(lambda n: timedelta(minutes=n))
limits = st.builds(Limit, st.integers(1, 20), st.sampled_from(["h", "wh", "wd", "cd"]))


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=limits, runs=lengths, rests=lengths, after=lengths, sharper=st.none() | limits)
def test_the_intervals_add_up(cast, limit, runs, rests, after, sharper):
    parcel = Parcel.objects.create(project_id=cast.bw.pk)
    start(parcel, cast, limit)
    with time_machine.travel(MONDAY + runs, tick=False):
        timers.pause(parcel, reason="no_access", resume_on=date(2026, 4, 1), by=cast.gm)
    with time_machine.travel(MONDAY + runs + rests, tick=False):
        if sharper:
            timers.tighten(parcel, limits={"solution": sharper}, by=cast.agent)
        timers.resume(parcel, by=cast.agent)
    now = MONDAY + runs + rests + after
    (timer,) = queries.timers(parcel)
    proof, state = queries.proof(timer, now), queries.state(timer, now)
    edges = [timer.started_at, *(i.end for i in proof.intervals)]
    assert [i.start for i in proof.intervals] == edges[:-1] and edges[-1] == now
    assert proof.elapsed == now - timer.started_at
    assert sum((i.end - i.start for i in proof.intervals if i.state == "paused"), timedelta()) == rests
    assert (proof.counted, proof.allowed) == (state.elapsed, state.allowed)
    assert (proof.counted > proof.allowed) <= (now > timer.due_at)  # over the limit only when past the due
