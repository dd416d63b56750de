"""Questions: what runs, how it stands, by how many days it is late."""

from datetime import date, timedelta

import pytest
import time_machine

from nuanju.sla import queries
from nuanju.sla import verbs as timers
from nuanju.sla.limit import Limit
from tests.parcels.models import Parcel
from tests.sla.moments import at

MONDAY = at("2026-03-02 09:00")
LIMITS = {"contact": Limit(8, "wh"), "solution": Limit(3, "wd"), "assign": Limit(0.5, "wh", "hotline")}


@pytest.fixture
def clocks(parcel, cast):
    with time_machine.travel(MONDAY, tick=False):
        return {t.kind: t for t in timers.start_all(parcel, limits=LIMITS, by=cast.agent)}


def test_what_runs_comes_with_the_next_due_first(clocks, parcel, cast):
    assert [t.kind for t in queries.open_timers(parcel)] == ["assign", "contact", "solution"]
    assert queries.next_due(parcel) == clocks["contact"].due_at
    assert queries.next_due(parcel, kinds=None) == clocks["assign"].due_at
    assert queries.latest(parcel, "solution") == clocks["solution"]
    with time_machine.travel(MONDAY, tick=False):
        timers.stop(parcel, kind="contact", by=cast.handler)
    assert [t.kind for t in queries.open_timers(parcel)] == ["assign", "solution"]
    assert len(queries.timers(parcel)) == 3
    assert queries.latest(parcel, "contact").stopped_at == MONDAY


def test_nothing_runs(parcel):
    assert queries.open_timers(parcel) == [] and queries.next_due(parcel) is None
    assert queries.latest(parcel, "contact") is None and queries.delay_days(parcel, MONDAY) == 0
    assert queries.open_timers_of([]) == {} and queries.next_dues([]) == {}


@pytest.mark.parametrize(
    ("now", "tone", "share", "remaining"),
    [
        ("2026-03-02 11:00", "calm", 25, 6),
        ("2026-03-02 14:00", "half", 50, 4),
        ("2026-03-02 16:24", "warn", 80, 1.6),
        ("2026-03-02 18:00", "warn", 100, 0),
        ("2026-03-03 10:00", "over", 112, -1),
    ],
)
def test_how_a_clock_stands(clocks, now, tone, share, remaining):
    state = queries.state(clocks["contact"], at(now))
    assert (state.tone, state.share, state.remaining) == (tone, share, timedelta(hours=remaining))
    assert state.allowed == timedelta(hours=8) and not state.paused


def test_lists_ask_no_more_for_more(clocks, parcel, cast, django_assert_max_num_queries):
    parcels = [parcel, *(Parcel.objects.create(project_id=cast.bw.pk) for _ in range(5))]
    with time_machine.travel(MONDAY, tick=False):
        for p in parcels[1:]:
            timers.start_all(p, limits=LIMITS, by=cast.agent)
    with django_assert_max_num_queries(8):
        running = queries.open_timers_of(parcels)
        assert len(queries.states([t for ts in running.values() for t in ts], MONDAY)) == 18
        assert len(queries.next_dues(parcels)) == 6
        assert queries.delays(parcels, at("2026-03-10 12:00")) == {p.pk: 7 for p in parcels}


def test_delay_counts_whole_days_from_the_oldest_unmet_of_the_three(clocks, parcel, cast):
    due = clocks["contact"].due_at  # Monday 18:00; the assign clock, long over, does not count
    assert queries.delay_days(parcel, due + timedelta(hours=23, minutes=59)) == 0
    assert queries.delay_days(parcel, due + timedelta(days=3, minutes=1)) == 3
    with time_machine.travel(due + timedelta(days=4), tick=False):
        timers.stop(parcel, kind="contact", by=cast.handler)
    assert queries.delay_days(parcel, due + timedelta(days=4)) == 1  # solution was due on Thursday 09:00


def test_delay_leaves_pauses_out(clocks, parcel, cast):
    due = clocks["contact"].due_at
    with time_machine.travel(due + timedelta(days=1), tick=False):
        timers.pause(parcel, kinds=["contact"], reason="customer_unreachable", resume_on=date(2026, 3, 20), by=cast.gm)
        assert queries.delay_days(parcel, due + timedelta(days=3)) == 1
    with time_machine.travel(due + timedelta(days=2), tick=False):
        timers.resume(parcel, by=cast.agent)
        timers.stop(parcel, kind="solution", by=cast.handler)
    assert queries.delay_days(parcel, due + timedelta(days=4)) == 3


def test_an_agreed_date_ends_the_delay(parcel, cast):
    with time_machine.travel(MONDAY, tick=False):
        timers.start(parcel, kind="completion", limit=Limit(1, "wd"), by=cast.agent)
    late = at("2026-03-06 09:00")
    assert queries.delay_days(parcel, late) == 3
    with time_machine.travel(late, tick=False):
        timers.agree(parcel, due_at=at("2026-03-09 18:00"), by=cast.handler)
    assert queries.delay_days(parcel, late) == 0
