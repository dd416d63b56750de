"""A clock's whole life across National Day with its make-up days: pauses and rises in any order keep its laws."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nuanju.sla import queries
from nuanju.sla import verbs as timers
from nuanju.sla.limit import Limit
from nuanju.sla.sweep import sweep
from tests.parcels.models import Parcel
from tests.sla.moments import OFFICIAL, at, told

# Sun 28 September and Sat 11 October 2025 are worked, 1–8 October are off
START = at("2025-09-25 08:00")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
starts = st.integers(0, 18 * 24 * 60).map(lambda n: START + n * MINUTE)
limits = st.builds(Limit, st.integers(1, 40), st.sampled_from(["h", "wh"]))
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("run"), st.integers(1, 4 * 24 * 60)),
        st.tuples(st.just("pause"), st.integers(1, 9)),
        st.tuples(st.just("resume"), st.just(0)),
        st.tuples(st.just("rise"), limits),
        st.tuples(st.just("sweep"), st.just(0)),
    ),
    min_size=2, max_size=10,
)  # fmt: skip


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=starts, limit=limits, acts=ACTS)
def test_whatever_happens_to_a_clock(cast, start, limit, acts):
    with time_machine.travel(start, tick=False) as clock, transaction.atomic():
        parcel = Parcel.objects.create(project_id=cast.bw.pk)
        timers.start(parcel, kind="completion", limit=limit, by=cast.agent)
        for act, how in acts:
            if act == "run":
                clock.shift(how * MINUTE)
            _act(cast, parcel, act, how)
        _ends(cast, parcel)
        transaction.set_rollback(True)


def _act(cast, parcel, act, how) -> None:
    now, before = timezone.now(), queries.latest(parcel, "completion")
    used, due, paused = queries.state(before, now).elapsed, before.due_at, before.open_pause()
    match act:
        case "pause" if not paused:
            timers.pause(parcel, reason="no_access", resume_on=timezone.localdate() + how * DAY, by=cast.gm)
        case "resume" if paused:
            timers.resume(parcel, by=cast.agent)
        case "rise":
            timers.tighten(parcel, limits={"completion": how}, by=cast.agent)
        case "sweep":
            sweep()
    timer = queries.latest(parcel, "completion")
    _holds(timer, now)
    if act == "rise":
        tightened = [e for e in told(parcel, "timer.tightened") if e.at == now]
        assert timer.due_at <= (datetime.fromisoformat(tightened[-1].data["old_due_at"]) if tightened else due)
    else:
        assert queries.state(timer, now).elapsed == used  # neither takes time used nor gives it back
        assert timer.due_at >= due


def _holds(timer, now) -> None:
    """What stands against the limit is what was counted outside the pauses; the due is where it is used up."""
    state = queries.state(timer, now)
    if timer.open_pause() is None:
        assert state.allowed == int(timer.amount) * HOUR
        assert (state.elapsed > state.allowed) <= (now > timer.due_at)
        assert (now < timer.due_at) <= (state.elapsed < state.allowed)


def _ends(cast, parcel) -> None:
    """Gross is net and pauses; what was used is counted by the official calendar, pause by pause."""
    timer = timers.stop(parcel, kind="completion", by=cast.agent)
    timer = queries.timers(parcel)[0]
    rests = [p.until(timer.stopped_at) for p in timer.pauses.all()]
    taken = sum((p.end - p.start for p in rests), timedelta())
    assert timer.gross_seconds == timer.net_seconds + int(taken.total_seconds())
    edges = [timer.started_at, *(m for p in rests for m in (p.start, p.end)), timer.stopped_at]
    assert edges == sorted(edges)
    if timer.unit == "wh" and timer.basis_at == timer.started_at:
        runs = zip(edges[::2], edges[1::2], strict=True)
        counted = sum((OFFICIAL.working_time(a, b) for a, b in runs), timedelta())
        assert queries.state(timer, timer.stopped_at).elapsed == counted


@pytest.mark.django_db
def test_time_that_goes_back_takes_nothing_from_a_clock(cast):
    """A machine's time is set back while clocks run: none ends before it began, nothing is told twice."""
    parcel = Parcel.objects.create(project_id=cast.bw.pk)
    with time_machine.travel(at("2025-09-29 10:00"), tick=False) as clock:
        timers.start_all(parcel, limits={"contact": Limit(1, "h"), "solution": Limit(8, "wh")}, by=cast.agent)
        clock.shift(HOUR + MINUTE)
        sweep()
        before = len(told(parcel))
        clock.move_to(at("2025-09-29 09:00"))
        sweep()
        assert len(told(parcel)) == before
        timer = timers.stop(parcel, kind="contact", by=cast.agent)
        assert (timer.stopped_at, timer.gross_seconds, timer.net_seconds) == (timer.started_at, 0, 0)
        timers.pause(parcel, reason="no_access", resume_on=at("2025-10-10 00:00").date(), by=cast.gm)
        clock.move_to(at("2025-09-29 08:00"))
        (resumed,) = timers.resume(parcel, by=cast.agent)
        assert resumed.due_at == at("2025-09-30 10:00")
        (ended,) = timers.cancel(parcel, by=cast.agent)
        assert ended.gross_seconds == ended.net_seconds == 0
