"""Major for 48 hours without consent or interim measure goes to the group's vice president."""

import pytest

from nuanju.cases import verbs as cases
from nuanju.escalation.jobs import sweep
from nuanju.escalation.watching import unanswered
from tests.cases import stories as loop
from tests.escalation import stories
from tests.escalation.trial import row

HOUR = stories.HOUR


def major(cast, run_jobs, *, contacted: bool = True):
    case = stories.normal(cast)
    if contacted:
        cases.contact(case, method="phone", content="已致歉", by=cast.handler)
    stories.rise(case, 3)
    run_jobs()
    return case


def rung(case) -> int:
    case.refresh_from_db()
    return case.rung


def test_after_48_hours_the_group_answers(cast, clock, run_jobs):
    case = major(cast, run_jobs)
    clock.shift(48 * HOUR)
    run_jobs()
    assert (rung(case), case.responsible) == (4, cast.vp)
    assert row(case)[:4] == (3, 4, "区域总", "副总裁")


def test_a_minute_before_it_does_not(cast, clock, run_jobs):
    case = major(cast, run_jobs)
    clock.shift(48 * HOUR - 60 * stories.SECOND)
    run_jobs()
    sweep()
    assert rung(case) == 3


@pytest.mark.parametrize("interim", [True, False])
def test_an_interim_measure_or_a_consent_is_enough(cast, clock, run_jobs, interim):
    case = major(cast, run_jobs)
    if interim:
        cases.propose(case, plan=loop.plan(interim=True), by=cast.handler)
    else:
        cases.agree(case, plan=loop.plan(), **loop.YES, by=cast.handler)
    clock.shift(49 * HOUR)
    run_jobs()
    sweep()
    assert rung(case) == 3


def test_a_proposal_without_consent_is_not(cast, clock, run_jobs):
    case = major(cast, run_jobs)
    cases.propose(case, plan=loop.plan(), by=cast.handler)
    clock.shift(49 * HOUR)
    run_jobs()
    assert rung(case) == 4


def test_job_and_sweep_together_do_it_once(cast, clock, run_jobs):
    case = major(cast, run_jobs)
    clock.shift(60 * HOUR)
    sweep()
    run_jobs()
    sweep()
    assert not unanswered(case.pk)
    assert (rung(case), case.escalations.count()) == (4, 2)


def test_time_counts_from_the_last_rise_to_major(cast, clock, run_jobs):
    case = major(cast, run_jobs)
    clock.shift(40 * HOUR)
    stories.fall(case, 2, cast.gm)
    run_jobs()
    clock.shift(2 * HOUR)
    stories.lift(case, 3, cast.regional_gm)
    run_jobs()
    clock.shift(10 * HOUR)
    run_jobs()
    sweep()
    assert rung(case) == 3
    clock.shift(38 * HOUR)
    run_jobs()
    assert rung(case) == 4


def test_an_ended_case_is_left_alone(cast, clock, run_jobs):
    case = major(cast, run_jobs)
    type(case).objects.filter(pk=case.pk).update(state="special_closed")
    clock.shift(50 * HOUR)
    run_jobs()
    sweep()
    assert rung(case) == 3
