"""Report progress: the responsible person tells his superiors; the clock begins anew."""

import datetime

from nuanju.core.actors import SYSTEM
from nuanju.org.models import Post
from tests.cases import stories as loop
from tests.cases.trial import refused, told
from tests.escalation import stories


def owed(cast, run_jobs, rung=2):
    case = stories.raised(cast, rung)
    run_jobs()
    return case


def test_it_is_kept_told_upwards_and_the_clock_begins_anew(cast, clock, run_jobs):
    case = owed(cast, run_jobs)
    clock.shift(3 * stories.HOUR)
    report = stories.report(case, cast.gm, photos=(loop.photo(cast.gm),))
    assert (report.by, report.rung, report.late, report.text) == (cast.gm, 2, False, "已安排施工队")
    assert told(case) == "进展报告：已安排施工队；下一步：明早进场（2026-03-10）"
    duty = case.report_duties.get()
    assert duty.due_at - duty.heard_at == stories.DAY
    run_jobs()
    from nuanju.notify.models import Notice

    assert set(Notice.objects.filter(code="N15.given").values_list("to_name", "channel")) == {
        ("区域总", "app"), ("客服经理", "app"),
    }  # fmt: skip


def test_a_late_one_says_so(cast, clock, run_jobs):
    case = owed(cast, run_jobs)
    clock.shift(25 * stories.HOUR)
    assert stories.report(case, cast.gm).late


def test_nothing_is_owed_by_a_case_that_is_not_raised_or_has_ended(cast, clock, run_jobs):
    with refused("report_not_due", case := stories.normal(cast)):
        stories.report(case, case.responsible)
    case = loop.closed(cast)
    with refused("report_not_due", case):
        stories.report(case, case.responsible)


def test_only_the_responsible_person_and_his_deputy(cast, clock, run_jobs):
    case = owed(cast, run_jobs)
    for who in (cast.handler, cast.eng_head, cast.regional_gm, cast.monitor, cast.stranger, cast.nobody, SYSTEM):
        with refused("denied", case):
            stories.report(case, who)
    Post.objects.filter(pk=cast.post.gm.pk).update(deputy=cast.cs_manager)
    assert stories.report(case, cast.cs_manager).by == cast.cs_manager


def test_it_needs_what_happened_what_follows_and_when(cast, clock, run_jobs):
    case = owed(cast, run_jobs)
    with refused("report_text_missing", case):
        stories.report(case, cast.gm, text=" ")
    with refused("report_step_missing", case):
        stories.report(case, cast.gm, next_step="")
    with refused("report_next_past", case):
        stories.report(case, cast.gm, next_on=datetime.date(2026, 3, 8))
    with refused("file_gone", case):
        stories.report(case, cast.gm, photos=("nothing",))


def test_twice_is_two_reports_each_with_its_own_clock(cast, clock, run_jobs):
    case = owed(cast, run_jobs)
    stories.report(case, cast.gm)
    clock.shift(stories.HOUR)
    stories.report(case, cast.gm)
    assert case.progress_reports.count() == 2
    assert case.report_duties.get().due_at == stories.MONDAY + 25 * stories.HOUR
