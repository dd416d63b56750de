"""Absent → deputy → superior after two hours; the holder who comes back; whoever acted keeps the case; the top stays."""

import pytest

from nuanju.cases import verbs as cases
from nuanju.core.keeping import history
from nuanju.escalation import watching
from nuanju.escalation.jobs import sweep
from nuanju.org.models import Absence, Post
from tests.escalation import stories
from tests.escalation.trial import row

HOUR = stories.HOUR


@pytest.fixture
def deputised(cast, clock, run_jobs):
    """A hot case whose GM is on leave: his deputy stands in."""
    Post.objects.filter(pk=cast.post.gm.pk).update(deputy=cast.cs_manager)
    cast.leave = stories.away(cast.gm, since=stories.MONDAY)
    case = stories.raised(cast, 2)
    run_jobs()
    assert case.responsible == cast.cs_manager
    return case


def now(case) -> str:
    case.refresh_from_db()
    return case.responsible.name


def test_a_deputy_who_does_nothing_for_two_hours_is_relieved_by_the_superior(cast, clock, run_jobs, deputised):
    clock.shift(2 * HOUR)
    run_jobs()
    assert now(deputised) == "城市总"
    assert row(deputised) == (2, 2, "客服经理", "城市总", [])
    assert "没有行动" in deputised.escalations.first().causes[0]


def test_not_a_minute_earlier(cast, clock, run_jobs, deputised):
    clock.shift(2 * HOUR - 60 * stories.SECOND)
    run_jobs()
    sweep()
    assert now(deputised) == "客服经理"


def test_whoever_acted_keeps_the_case(cast, clock, run_jobs, deputised):
    clock.shift(HOUR)
    cases.note(deputised, text="已召集各端口", by=cast.cs_manager)
    clock.shift(2 * HOUR)
    run_jobs()
    sweep()
    assert now(deputised) == "客服经理"


def test_a_report_is_an_act(cast, clock, run_jobs, deputised):
    stories.report(deputised, cast.cs_manager)
    clock.shift(2 * HOUR)
    run_jobs()
    assert now(deputised) == "客服经理"


def test_an_absence_that_ends_sooner_gives_the_case_to_the_holder(cast, clock, run_jobs, deputised):
    Absence.objects.update(ends_at=stories.MONDAY + HOUR)
    clock.shift(2 * HOUR)
    run_jobs()
    assert (now(deputised), deputised.escalations.first().causes) == ("项目总", ["项目总已返岗"])


def test_the_sweep_makes_up_for_a_job_that_was_killed_and_does_it_once(cast, clock, run_jobs, deputised):
    clock.shift(5 * HOUR)
    sweep()
    sweep()
    run_jobs()  # the job comes too late
    assert (now(deputised), deputised.escalations.count()) == ("城市总", 2)


def test_time_that_goes_back_changes_nothing(cast, clock, run_jobs, deputised):
    clock.move_to(stories.MONDAY - 3 * HOUR)
    sweep()
    run_jobs()
    assert (now(deputised), deputised.escalations.count()) == ("客服经理", 1)


def test_a_case_that_ended_or_rose_meanwhile_is_left_alone(cast, clock, run_jobs, deputised):
    first = deputised.escalations.get()
    stories.rise(deputised, 3)
    run_jobs()
    clock.shift(2 * HOUR)
    watching.look(first.pk)
    assert now(deputised) == "区域总"


def test_going_on_leave_later_hands_the_case_to_the_deputy_at_once(cast, clock, run_jobs):
    Post.objects.filter(pk=cast.post.gm.pk).update(deputy=cast.cs_manager)
    case = stories.raised(cast, 2)
    run_jobs()
    clock.shift(3 * HOUR)
    stories.away(cast.gm, since=stories.MONDAY + 2 * HOUR)
    sweep()
    sweep()
    run_jobs()
    assert (now(case), case.escalations.first().stands_in, case.escalations.count()) == ("客服经理", True, 2)


def test_the_top_stays_and_that_is_said_once(cast, clock, run_jobs):
    case = stories.raised(cast, 3)
    for who in (cast.vp, cast.director):
        stories.away(who, since=stories.MONDAY)
    stories.rise(case, 4)
    run_jobs()
    clock.shift(3 * HOUR)
    run_jobs()
    sweep()
    assert now(case) == "副总裁"
    assert [e.kind for e in history(case)].count("case.rung_stays") == 1
