"""The clocks of the loop as stories, with dues reckoned by hand.

Registered on Monday 9 March 2026 at ten, contacted at eleven, consent at half past eleven; a day later done and accepted.
Working hours are 09–12 and 13–18.
"""

import datetime

import pytest
from django.utils import timezone

from nuanju.cases import jobs, verbs
from nuanju.notify import queries as notices
from nuanju.org.models import DutyRoster
from nuanju.sla import queries as sla
from nuanju.sla.sweep import sweep
from tests.cases import stories
from tests.cases.test_rules import out_of_term
from tests.cases.trial import DAY, HOUR, ZONE, clocks, due, running

MINUTE = HOUR / 60
WALL, BURST = "H01.02.01.01", "H04.01.01.01"


@pytest.mark.parametrize(
    ("name", "fields", "contact", "solution", "completion"),
    [
        ("normal R2", {"code": WALL}, "03-10 10:00", "03-12 11:00", "03-16 11:30"),
        ("normal R0", {"code": "S02.01.01.02"}, "03-10 10:00", "03-12 11:00", "03-16 11:30"),
        ("important R3", {}, "03-09 15:00", "03-11 11:00", "03-24 11:30"),
        ("hot", {"code": WALL, "forced": ["injury"]}, "03-09 12:00", "03-10 11:00", "03-16 11:30"),
        ("major", {"code": WALL, "forced": ["death"]}, "03-09 11:00", "03-09 23:00", "03-16 11:30"),
        # contacted at eleven was half an hour late: the plan's day counts from 10:30
        ("urgent R2", {"code": BURST}, "03-09 10:30", "03-10 10:30", "03-16 11:30"),
        ("assistance", {"code": "H04.01.02.02"}, "03-10 10:00", "03-12 11:00", "03-23 11:30"),
    ],
)
def test_the_three_official_clocks(cast, clock, name, fields, contact, solution, completion):
    case = stories.dispatched(cast, **fields)
    clock.shift(HOUR)
    verbs.contact(case, method="phone", content="约好了", by=cast.handler)
    assert {"completion"}.isdisjoint(running(case))
    clock.shift(HOUR / 2)
    verbs.agree(case, plan=stories.plan(), by=cast.handler, **stories.YES)
    assert (due(case, "contact"), due(case, "solution"), due(case, "completion")) == (contact, solution, completion)
    clock.shift(DAY)
    stories.complete(cast, case)
    assert due(case, "acceptance") == "03-11 11:30"


def test_paid_repair_runs_from_the_accepted_quote(cast, clock):
    out_of_term(cast)
    case = stories.contacted(cast, code=WALL)
    clock.shift(HOUR)
    verbs.agree(case, plan=stories.plan(), by=cast.handler, **stories.YES)
    assert case.kind == "paid_repair"
    assert (due(case, "solution"), due(case, "completion")) == ("03-12 10:00", "03-16 11:00")


def test_enquiry_and_feedback_run_from_the_registration(cast, clock):
    case = stories.enquiry(cast)
    assert (due(case, "contact"), due(case, "completion")) == ("03-10 10:00", "03-10 10:00")
    assert due(verbs.assign(case, by=cast.agent), "completion") == "03-11 10:00"
    case = stories.registered(cast, code=None, intent="suggestion", words="多种些树")
    assert (due(case, "contact"), due(case, "completion")) == ("03-11 10:00", "03-23 10:00")


def test_outside_the_hours_the_next_opening_counts(cast, clock):
    clock.shift(9.5 * HOUR)  # 19:30: the 400 is there, the ports are not
    case = stories.registered(cast, code=WALL)
    assert (due(case, "assign"), due(case, "contact")) == ("03-09 20:00", "03-10 18:00")
    clock.shift(1.5 * HOUR)  # 21:00: nobody is
    assert due(stories.registered(cast, code=WALL), "assign") == "03-10 09:00"


def test_without_consent_the_work_starts_when_the_solution_was_due(cast, clock, run_jobs):
    case = stories.contacted(cast, code=WALL)  # the plan is due on Thursday at ten
    run_jobs()
    clock.shift(3 * DAY)
    run_jobs()
    assert due(case, "completion") == "03-19 10:00"
    case.refresh_from_db()
    assert case.due_at == sla.next_due(case, None)
    clock.shift(DAY)
    verbs.agree(case, plan=stories.plan(), by=cast.handler, **stories.YES)
    assert (due(case, "completion"), clocks(case)["solution"]) == ("03-19 10:00", "late")


def test_a_paused_solution_starts_no_work(cast, clock, run_jobs):
    case = stories.contacted(cast, code=WALL)
    run_jobs()
    day = timezone.localdate() + datetime.timedelta(days=5)
    verbs.ask_pause(case, reason="customer_postponed", evidence="短信", resume_on=day, by=cast.handler)
    verbs.decide_pause(case, approved=True, by=cast.gm)
    clock.shift(3 * DAY)
    run_jobs()
    assert "completion" not in clocks(case)
    clock.shift(2 * DAY)
    sweep()
    run_jobs()
    clock.shift(10 * DAY)
    run_jobs()
    assert clocks(case)["completion"] == "running"
    assert sla.latest(case, "completion").started_at == sla.latest(case, "solution").due_at


def test_a_risen_level_never_gives_time(cast, clock):
    """A day before the end the level rises: what is left stays, less would be taken."""
    case = stories.in_progress(cast, code=WALL)  # due 16 March ten
    clock.shift(6 * DAY)
    verbs.classify(case, forced=("injury",), reason="伤人", by=cast.agent, seen=case.version)
    assert due(case, "completion") == "03-16 10:00"


def test_another_node_recomputes_from_the_start(cast, clock):
    case = stories.in_progress(cast)  # important R3: 15 days
    assert due(case, "completion") == "03-24 10:00"
    clock.shift(DAY)
    from nuanju.library.queries import node

    verbs.classify(case, node=node(WALL), reason="不是渗漏", by=cast.agent, seen=case.version)  # R2: 7 days
    assert due(case, "completion") == "03-16 10:00"


@pytest.fixture
def told(run_jobs):
    def told(case, code):
        run_jobs()
        return {n.to_name for n in notices.for_subject(case) if n.code == code}

    return told


def test_half_and_four_fifths_and_over(cast, clock, told):
    """Contact within eight working hours: half at 15:00, four fifths at 17:24, over at ten on Tuesday."""
    case = stories.dispatched(cast, code=WALL, first_asked=cast.nobody)
    clock.shift(5 * HOUR + MINUTE)
    sweep()
    assert told(case, "N04") == {"处理人甲"}
    clock.shift(2.5 * HOUR)
    sweep()
    assert told(case, "N04") == {"处理人甲", "工程负责人"}
    clock.shift(17 * HOUR)
    sweep()
    assert told(case, "N04.overdue") == {"处理人甲", "工程负责人", "客服经理", "无岗位"}
    assert case.responsible == cast.handler  # first-ask duty changes nobody's duty


def test_whoever_must_act_is_warned(cast, clock, told):
    case = stories.registered(cast)
    clock.shift(15 * MINUTE + MINUTE)
    sweep()
    assert told(case, "N04") == {"坐席甲"}
    verbs.assign(case, by=cast.agent)
    clock.shift(HOUR + MINUTE)
    sweep()
    assert "工程负责人" in told(case, "N04")
    done = stories.pending_acceptance(cast)
    clock.shift(6 * HOUR)
    sweep()
    assert told(done, "N04") >= {"房修工程师"}


@pytest.mark.parametrize("who", ["handler2", "stranger"])
def test_what_nobody_dispatches_goes_to_the_handler_on_duty(cast, clock, run_jobs, who):
    now = timezone.now()
    DutyRoster.objects.create(
        project=cast.bw, port="engineering", user=getattr(cast, who), starts_at=now, ends_at=now + DAY
    )
    case = stories.assigned(cast)
    clock.shift(2 * HOUR + MINUTE)
    sweep()
    run_jobs()
    case.refresh_from_db()
    if who == "handler2":
        assert (case.state, case.handler) == ("dispatched", cast.handler2)
    else:
        assert case.state == "assigned"  # he cannot handle here: it stays, and everybody was told


def test_after_a_standstill_all_is_told_once(cast, clock, run_jobs):
    case = stories.dispatched(cast, code=WALL)
    clock.shift(5 * DAY)
    for _ in range(2):
        sweep()
        jobs.resume_due()
        run_jobs()
    said = [(n.code, n.to_name, n.channel) for n in notices.for_subject(case) if n.code.startswith("N04")]
    assert len(said) == len(set(said))
    assert {code for code, *_ in said} == {"N04.overdue"}


def test_an_unstarted_job_for_an_ended_case_does_nothing(cast, clock):
    case = stories.closed(cast)
    before = clocks(case)
    jobs.start_completion(case.pk)
    assert clocks(case) == before


def test_completion_waits_for_the_tightened_due(cast, clock, run_jobs):
    case = stories.contacted(cast, code=WALL)
    run_jobs()
    clock.shift(HOUR)
    verbs.classify(case, forced=("injury",), reason="有人受伤", by=cast.agent, seen=case.version)
    run_jobs()
    assert due(case, "solution") == "03-10 11:00"  # a day from the rise, no longer Thursday
    clock.shift(DAY + MINUTE)
    run_jobs()
    assert f"{sla.latest(case, 'completion').started_at.astimezone(ZONE):%m-%d %H:%M}" == "03-10 11:00"
