"""A clock starts: now, or at a past moment the caller names."""

import pytest
import time_machine
from django.utils import timezone

from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Invalid, Refused
from nuanju.sla import queries
from nuanju.sla import verbs as timers
from nuanju.sla.limit import Limit
from nuanju.sla.models import Timer
from tests.parcels.models import Parcel
from tests.sla.moments import at, told

MONDAY = at("2026-03-02 10:00")
EIGHT_HOURS = Limit(8, "wh")


@time_machine.travel(MONDAY, tick=False)
def test_it_runs_from_now_by_the_working_calendar(parcel, cast):
    timer = timers.start(parcel, kind="contact", limit=EIGHT_HOURS, by=cast.agent)
    timer.refresh_from_db()
    assert (timer.started_at, timer.due_at) == (MONDAY, at("2026-03-03 10:00"))
    assert (timer.half_at, timer.warn_at) == (at("2026-03-02 15:00"), at("2026-03-02 17:24"))
    assert timer.next_at == timer.half_at
    assert timer.project_id == cast.bw.pk
    assert [e.kind for e in told(parcel)] == ["timer.started"]


@time_machine.travel(MONDAY, tick=False)
def test_it_keeps_its_policy_version(parcel, cast):
    limits = queries.limits("normal", project_id=cast.bw.pk, at=timezone.now())
    timer = timers.start(parcel, kind="contact", limit=limits["contact"], by=SYSTEM)
    assert timer.policy.kind == "contact"
    assert timer.limit == limits["contact"]


@time_machine.travel(MONDAY, tick=False)
def test_it_may_start_in_the_past_but_not_in_the_future(parcel, cast):
    began = at("2026-02-27 17:00")  # Friday; Saturday 28 February is a make-up day
    timer = timers.start(parcel, kind="contact", limit=EIGHT_HOURS, by=cast.agent, at=began)
    assert timer.due_at == at("2026-02-28 17:00")
    with pytest.raises(Invalid) as refused:
        timers.start(parcel, kind="solution", limit=EIGHT_HOURS, by=cast.agent, at=at("2026-03-02 10:01"))
    assert refused.value.code == "moment_in_future"


@time_machine.travel(MONDAY, tick=False)
def test_a_second_one_of_the_kind_is_refused_while_the_first_runs(parcel, cast):
    timers.start(parcel, kind="contact", limit=EIGHT_HOURS, by=cast.agent)
    with pytest.raises(Refused) as refused:
        timers.start(parcel, kind="contact", limit=EIGHT_HOURS, by=cast.agent)
    assert refused.value.sentence == "联系客户时限已经在计时，请先停止再重新开始。"
    timers.stop(parcel, kind="contact", by=cast.agent)
    timers.start(parcel, kind="contact", limit=EIGHT_HOURS, by=cast.agent)
    assert Timer.objects.of(parcel).count() == 2


@time_machine.travel(MONDAY, tick=False)
def test_an_outside_deadline_caps_the_due(parcel, cast):
    stated = at("2026-03-02 16:00")
    timer = timers.start(parcel, kind="contact", limit=EIGHT_HOURS, by=cast.agent, cap=stated)
    assert timer.due_at == timer.original_due_at == stated


@time_machine.travel(MONDAY, tick=False)
def test_several_start_with_one_reading_of_the_calendar(parcel, cast, django_assert_max_num_queries):
    limits = {k: Limit(n, "wh") for n, k in enumerate(("contact", "assign", "dispatch"), 1)}
    with django_assert_max_num_queries(19):  # savepoint, who runs, calendar 3, clocks; event, notice, relay each
        timers.start_all(parcel, limits=limits, by=cast.agent)
    assert [t.kind for t in queries.open_timers(parcel)] == ["contact", "assign", "dispatch"]


@time_machine.travel(MONDAY, tick=False)
def test_clocks_are_seen_where_the_project_is(parcel, cast):
    elsewhere = Parcel.objects.create(project_id=cast.ls.pk)
    timers.start(parcel, kind="contact", limit=EIGHT_HOURS, by=SYSTEM)
    timers.start(elsewhere, kind="contact", limit=EIGHT_HOURS, by=SYSTEM)
    assert Timer.objects.visible_to(cast.gm).get().project == cast.bw
    assert Timer.objects.visible_to(cast.director).count() == 2
    assert not Timer.objects.visible_to(cast.nobody).exists()
