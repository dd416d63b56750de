"""Progress reports fall due by level, their clock follows the case, silence is told and put down."""

import pytest

from nuanju.cases import verbs as cases
from nuanju.core.keeping import history
from nuanju.escalation import queries
from nuanju.escalation.jobs import sweep
from nuanju.escalation.models import ReportDuty
from nuanju.sla import queries as sla
from nuanju.sla.sweep import sweep as sweep_clocks
from tests.cases import stories as loop
from tests.cases.trial import ZONE
from tests.escalation import stories
from tests.escalation.trial import deliver_again, trace

HOUR, DAY = stories.HOUR, stories.DAY


def due(case) -> str:
    duty = ReportDuty.objects.running().get(case=case)
    assert duty.due_at == sla.next_due(duty, kinds=None)
    return f"{duty.due_at.astimezone(ZONE):%m-%d %H:%M}"


def owed(case) -> bool:
    return ReportDuty.objects.running().filter(case=case).exists()


# Monday 9 March 2026, 10:00
@pytest.mark.parametrize(
    ("rung", "when"), [(1, "03-11 10:00"), (2, "03-10 10:00"), (3, "03-10 10:00"), (4, "03-09 22:00")]
)
def test_each_rung_has_its_own_limit(cast, clock, run_jobs, rung, when):
    case = stories.raised(cast, rung)
    run_jobs()
    assert due(case) == when


def test_a_normal_case_owes_nothing(cast, clock, run_jobs):
    case = stories.normal(cast)
    run_jobs()
    assert not owed(case)


def test_a_rise_brings_the_report_nearer_never_farther(cast, clock, run_jobs):
    case = stories.raised(cast, 1)
    run_jobs()
    clock.shift(1.5 * DAY)  # due on Wednesday at 10:00; a hot case's new day would end at 22:00
    stories.rise(case, 2)
    run_jobs()
    assert due(case) == "03-11 10:00"
    stories.rise(case, 4)
    run_jobs()
    assert due(case) == "03-11 10:00"


def test_a_fall_stops_the_clock_and_the_lower_level_has_its_own(cast, clock, run_jobs):
    case = stories.raised(cast, 3)
    run_jobs()
    clock.shift(5 * HOUR)
    stories.fall(case, 1, cast.eng_head)
    run_jobs()
    assert due(case) == "03-11 15:00"
    stories.fall(case, 0, cast.handler)
    run_jobs()
    assert not owed(case)
    first, second = ReportDuty.objects.filter(case=case).order_by("pk")
    assert [t.cancelled_at is not None for d in (first, second) for t in sla.timers(d)] == [True, True]


def test_the_end_of_the_case_ends_it_and_reopening_begins_anew(cast, clock, run_jobs):
    case = loop.pending_follow_up(cast, code="H01.02.01.01")
    stories.rise(case, 2)
    run_jobs()
    assert owed(case)
    cases.close(case, rating=5, by=cast.agent2)
    run_jobs()
    assert not owed(case)
    clock.shift(DAY)
    cases.reopen(case, reason="又裂了", by=cast.agent)
    run_jobs()
    assert due(case) == "03-11 10:00"


def test_what_changes_on_a_major_case_is_reported_within_hours(cast, clock, run_jobs):
    case = stories.raised(cast, 3)
    run_jobs()
    clock.shift(HOUR)
    cases.contact(case, method="phone", content="已致歉", by=cast.handler)
    run_jobs()
    assert due(case) == "03-09 15:00"
    stories.report(case, cast.regional_gm)
    run_jobs()
    assert due(case) == "03-10 11:00"


def test_a_hot_case_is_reported_daily_whatever_changes(cast, clock, run_jobs):
    case = stories.raised(cast, 2)
    clock.shift(HOUR)
    cases.contact(case, method="phone", content="已致歉", by=cast.handler)
    run_jobs()
    assert due(case) == "03-10 10:00"


def test_overdue_is_told_to_the_next_rung_and_project_cs_once(cast, clock, told, run_jobs):
    case = stories.raised(cast, 2)
    run_jobs()
    clock.shift(25 * HOUR)
    for _ in range(3):
        sweep_clocks()
        run_jobs()
    both = ("app", "sms")
    assert told(case, "N15.overdue") == {
        ("N15.overdue", who, channel) for who in ("区域总", "客服经理", "项目总") for channel in both
    }
    assert [e.kind for e in history(case)].count("case.report_overdue") == 1


def test_before_the_due_the_responsible_person_is_reminded(cast, clock, run_jobs):
    from nuanju.notify.models import Notice

    stories.raised(cast, 2)
    run_jobs()
    clock.shift(20 * HOUR)
    sweep_clocks()
    run_jobs()
    assert list(Notice.objects.filter(code="N15").values_list("to_name", "channel")) == [("项目总", "app")]


def test_a_hot_case_silent_for_two_days_is_put_down_once_per_silence(cast, clock, run_jobs):
    case, calm = stories.raised(cast, 2), stories.raised(cast, 1, space="次卧")
    run_jobs()
    clock.shift(2 * DAY)
    sweep()
    sweep()
    missing = [e for e in history(case) if e.kind == "case.report_missing"]
    assert [e.data["responsible"]["text"] for e in missing] == ["项目总"]
    assert "case.report_missing" not in [e.kind for e in history(calm)]
    stories.report(case, cast.gm)
    clock.shift(2 * DAY)
    sweep()
    assert [e.kind for e in history(case)].count("case.report_missing") == 2
    month = {"since": stories.MONDAY, "until": stories.MONDAY + 30 * DAY}
    assert [e.subject_id for e in queries.silences(**month)] == [case.pk, case.pk]


def test_a_second_delivery_changes_nothing(cast, clock, run_jobs):
    case = stories.raised(cast, 3)
    run_jobs()
    clock.shift(HOUR)
    cases.contact(case, method="phone", content="已致歉", by=cast.handler)
    run_jobs()
    stories.report(case, cast.regional_gm)
    run_jobs()
    before = trace()
    deliver_again(run_jobs)
    assert trace() == before


def test_time_that_goes_back_starts_no_clock_in_the_future(cast, clock, run_jobs):
    case = stories.raised(cast, 2)
    clock.move_to(stories.MONDAY - HOUR)
    run_jobs()
    assert due(case) == "03-10 09:00"
