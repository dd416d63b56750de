"""The level rose: min(old due, now + new limit), never later."""

from datetime import datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nuanju.sla import queries
from nuanju.sla import verbs as timers
from nuanju.sla.limit import Limit
from tests.parcels.models import Parcel
from tests.sla.moments import at, told

MONDAY = at("2026-03-02 10:00")


def started(parcel, cast, limit, kind="solution"):
    with time_machine.travel(MONDAY, tick=False):
        return timers.start(parcel, kind=kind, limit=limit, by=cast.agent)


def tighten(parcel, cast, now, limit, kind="solution"):
    with time_machine.travel(at(now), tick=False):
        return timers.tighten(parcel, limits={kind: limit}, by=cast.agent)


def test_a_shorter_limit_counts_from_now(parcel, cast):
    started(parcel, cast, Limit(3, "wd"))
    (timer,) = tighten(parcel, cast, "2026-03-02 15:00", Limit(24, "h", "round_clock"))
    assert timer.due_at == timer.original_due_at == at("2026-03-03 15:00")
    assert timer.started_at == MONDAY
    assert told(parcel)[-1].data["old_due_at"] == "2026-03-05T10:00:00+08:00"


def test_a_due_that_is_nearer_stays(parcel, cast):
    before = started(parcel, cast, Limit(3, "wd"))
    assert tighten(parcel, cast, "2026-03-05 09:00", Limit(24, "h", "round_clock")) == []
    before.refresh_from_db()
    assert before.due_at == at("2026-03-05 10:00")
    assert told(parcel)[-1].kind == "timer.started"


def test_twice_changes_nothing_more(parcel, cast):
    started(parcel, cast, Limit(3, "wd"))
    tighten(parcel, cast, "2026-03-02 15:00", Limit(24, "h", "round_clock"))
    assert tighten(parcel, cast, "2026-03-02 17:00", Limit(24, "h", "round_clock")) == []


def test_only_running_clocks_of_the_row(parcel, cast):
    started(parcel, cast, Limit(3, "wd"))
    started(parcel, cast, Limit(8, "wh"), "contact")
    with time_machine.travel(MONDAY, tick=False):
        timers.stop(parcel, kind="contact", by=cast.handler)
    moved = tighten(parcel, cast, "2026-03-02 11:00", Limit(1, "h"), "contact")
    assert moved == []


def test_an_agreed_date_gives_way_to_a_nearer_due(parcel, cast):
    started(parcel, cast, Limit(3, "cd"), "completion")
    with time_machine.travel(MONDAY, tick=False):
        timers.agree(parcel, due_at=at("2026-03-20 18:00"), by=cast.handler)
    (timer,) = tighten(parcel, cast, "2026-03-02 11:00", Limit(5, "wd"), "completion")
    assert timer.due_at == at("2026-03-09 11:00") and timer.agreed_due_at is None


def test_a_warning_already_told_may_come_again_for_the_nearer_due(parcel, cast):
    timer = started(parcel, cast, Limit(10, "h"))
    timer.warned = 50
    timer.save()
    (timer,) = tighten(parcel, cast, "2026-03-02 16:00", Limit(2, "h"))
    assert timer.warned == 0 and timer.next_at == at("2026-03-02 17:00")


def test_raising_the_level_and_naming_the_row_again_changes_it_once(parcel, cast):
    """A caller that tightens and then rebases with the same limits must not make a clock overdue at a stroke."""
    limits = queries.limits("normal", project_id=cast.bw.pk, at=MONDAY)
    higher = queries.limits("important", project_id=cast.bw.pk, at=MONDAY)
    with time_machine.travel(MONDAY, tick=False):
        timer = timers.start(parcel, kind="contact", limit=limits["contact"], by=cast.agent)
    with time_machine.travel(at("2026-03-03 09:00"), tick=False):
        timers.tighten(parcel, limits=higher, by=cast.agent)
        assert timers.rebase(parcel, limits=higher, by=cast.agent) == []
    timer.refresh_from_db()
    assert (timer.due_at, timer.row) == (at("2026-03-03 10:00"), "important")


minutes = st.integers(0, 20 * 24 * 60).map(lambda n: timedelta(minutes=n))
limit = st.builds(Limit, st.integers(1, 30), st.sampled_from(["h", "wh", "wd", "cd"]))


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=limit, second=limit, wait=minutes, paused=st.booleans())
def test_it_is_never_later(cast, first, second, wait, paused):
    parcel = Parcel.objects.create(project_id=cast.bw.pk)
    with time_machine.travel(MONDAY, tick=False):
        timers.start(parcel, kind="completion", limit=first, by=cast.agent)
        if paused:
            timers.pause(parcel, reason="no_access", resume_on=at("2026-03-09 00:00").date(), by=cast.gm)
    with time_machine.travel(MONDAY + wait, tick=False):
        tightened = timers.tighten(parcel, limits={"completion": second}, by=cast.agent)
        timer = queries.latest(parcel, "completion")
        if tightened:
            assert timer.due_at < datetime.fromisoformat(told(parcel)[-1].data["old_due_at"])
        else:
            assert timer.basis_at == MONDAY
