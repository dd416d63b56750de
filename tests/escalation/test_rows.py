"""One row per cause: from which rung to which, from whom to whom, why, and who was passed — a table worked out by hand."""

import pytest
from django.db import connection

from nuanju.cases import verbs as cases
from nuanju.escalation import ladder, telling
from nuanju.notify.choices import Weight
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import Post
from tests.cases import stories as loop
from tests.escalation import stories
from tests.escalation.trial import deliver_again, row, trace

RISES = [
    # from, to, former, responsible, passed
    (0, 1, "处理人甲", "工程负责人", []),
    (0, 2, "处理人甲", "项目总", ["工程负责人"]),
    (0, 3, "处理人甲", "区域总", ["工程负责人", "项目总"]),
    (1, 2, "工程负责人", "项目总", []),
    (1, 3, "工程负责人", "区域总", ["项目总"]),
    (2, 3, "项目总", "区域总", []),
    (3, 4, "区域总", "副总裁", []),
]


@pytest.mark.parametrize(("start", "end", "former", "responsible", "passed"), RISES)
def test_a_rise_goes_straight_to_its_rung(cast, clock, run_jobs, start, end, former, responsible, passed):
    case = stories.raised(cast, start) if start else stories.normal(cast)
    clock.shift(60)
    stories.rise(case, end)
    run_jobs()
    assert row(case) == (start, end, former, responsible, passed)
    assert case.escalations.count() == (2 if start else 1)
    case.refresh_from_db()
    assert (case.responsible.name, case.handler.name) == (responsible, "处理人甲")


def test_the_row_says_why_when_and_from_which_level(cast, clock, run_jobs):
    case = stories.raised(cast, 2)
    run_jobs()
    last = case.escalations.get()
    assert (last.before, last.level, last.causes, last.move) == ("normal", "hot", ["有人受伤"], "raised")
    assert (last.at, last.post, last.stands_in) == (last.event.at, cast.post.gm, False)


def test_passed_and_informed_are_told_once_in_app(cast, clock, told):
    case = stories.raised(cast, 2)
    assert told(case, "N08.passed") == {("N08.passed", "工程负责人", "app")}
    assert told(case, "N08.informed") == {
        ("N08.informed", who, "app")
        for who in ("客服经理", "区域客服", "设计负责人", "销售负责人", "客服负责人", "物业负责人")
    }


def test_each_level_has_its_own_column_of_informed(cast, clock, told):
    case = stories.raised(cast, 1)
    assert {who for _, who, _ in told(case, "N08.informed")} == {"客服经理"}
    stories.rise(case, 3)
    informed = {who for _, who, _ in told(case, "N08.informed")}
    assert informed >= {"集团客服总监", "法务", "区域客服"}
    stories.rise(case, 4)
    assert {"副总裁"}.isdisjoint({who for _, who, _ in told(case, "N08.informed")})  # he got N08


def test_everything_delivered_twice_leaves_one_row_and_one_notice(cast, clock, run_jobs):
    case = stories.raised(cast, 1)
    run_jobs()
    stories.rise(case, 3)
    run_jobs()
    stories.pressed(case, cast.monitor)
    run_jobs()
    before = trace()
    deliver_again(run_jobs)
    assert trace() == before


def test_a_vacant_post_is_skipped(cast, clock, run_jobs):
    Post.objects.filter(pk=cast.post.gm.pk).update(holder=None)
    case = stories.raised(cast, 2)
    run_jobs()
    assert row(case) == (0, 2, "处理人甲", "城市总", ["工程负责人"])
    assert not case.escalations.get().stands_in  # the next above answers in his own name


def test_without_a_region_the_city_gm_stands_on_the_regional_rung(cast, clock, run_jobs):
    cast.city.region = None
    cast.city.save()
    Post.objects.filter(pk=cast.post.city_gm.pk).update(superior=cast.post.vp)
    case = stories.raised(cast, 3)
    run_jobs()
    assert row(case)[3] == "城市总"


def test_an_absent_holder_gives_way_to_his_deputy_who_stands_in(cast, clock, run_jobs):
    Post.objects.filter(pk=cast.post.gm.pk).update(deputy=cast.cs_manager)
    stories.away(cast.gm, since=stories.MONDAY)
    case = stories.raised(cast, 2)
    run_jobs()
    last = case.escalations.get()
    assert (last.responsible, last.post, last.act_by) == (cast.cs_manager, cast.post.gm, last.at + 2 * stories.HOUR)


def test_a_chain_that_runs_in_a_circle_ends(cast, clock, run_jobs):
    with connection.cursor() as cursor:  # behind the form's back, which refuses it
        cursor.execute("update org_post set superior_id = %s where id = %s", [cast.post.gm.pk, cast.post.vp.pk])
        cursor.execute("update org_post set holder_id = null where id in (%s, %s, %s, %s)", [
            cast.post.gm.pk, cast.post.city_gm.pk, cast.post.regional_gm.pk, cast.post.vp.pk])  # fmt: skip
    case = stories.raised(cast, 2)
    run_jobs()
    assert [p.role for p in ladder.chain(ladder.post_on(case, 2), case.project)] == [
        Role.PROJECT_GM, Role.CITY_GM, Role.REGIONAL_GM, Role.GROUP_VP,
    ]  # fmt: skip
    assert row(case)[1] == 2


def test_nobody_in_any_post_is_said_and_told_to_those_who_mend_it(cast, clock, told):
    Post.objects.filter(role__in=[Role.PROJECT_GM, Role.CITY_GM, Role.REGIONAL_GM, Role.GROUP_VP]).update(
        holder=None, deputy=None
    )
    case = stories.raised(cast, 2)
    assert told(case, "N08.empty") == {("N08.empty", "集团客服总监", c) for c in ("app", "sms")}
    assert row(case)[3] == "处理人甲"  # whom it had
    Post.objects.filter(role=Role.GROUP_CS_DIRECTOR).update(holder=None)
    stories.rise(case, 3)
    assert ("N08.empty", "管理员", "app") in told(case, "N08.empty")


def test_with_no_post_at_all_nothing_crashes(cast, clock, run_jobs):
    case = stories.normal(cast)
    Post.objects.all().delete()
    stories.rise(case, 2)
    run_jobs()
    assert case.escalations.count() == 1


def test_a_case_of_a_port_without_a_head_rises_to_the_customer_service_head(cast, clock, run_jobs):
    Post.objects.filter(role=Role.FIRST_RESPONSIBLE, port=PortKey.ENGINEERING, project=cast.bw).delete()
    case = stories.normal(cast)
    stories.rise(case, 1)
    run_jobs()
    assert row(case)[3] == "客服负责人"
    assert not case.escalations.get().stands_in


def test_a_raised_case_sent_back_and_assigned_again_tells_who_answers(cast, clock, told):
    case = loop.assigned(cast, code="H01.02.01.01", channel="gov_12345")  # born important: the assignment told its head
    assert told(case, "N08") == set()
    clock.shift(60)
    cases.send_back(case, reason="不是本端口的事", proposed_port="property", by=cast.eng_head)
    assert told(case, "N08") == {("N08", "坐席甲", "app"), ("N08", "坐席甲", "sms")}
    assert row(case) == (1, 1, "工程负责人", "坐席甲", [])
    clock.shift(60)
    cases.assign(case, by=cast.agent)
    assert ("N08", "物业负责人", "app") in told(case, "N08")
    assert row(case) == (1, 1, "坐席甲", "物业负责人", [])


def test_a_raised_case_whose_head_changed_tells_so_with_the_work(cast, clock, told):
    case = stories.raised(cast, 1)
    told(case)
    clock.shift(60)
    Post.objects.filter(role=Role.FIRST_RESPONSIBLE, port=PortKey.ENGINEERING, project=cast.bw).update(
        holder=cast.eng_deputy
    )
    cases.reassign(case, handler=cast.handler2, reason="休假", by=cast.eng_deputy, seen=case.version)
    assert ("N08.former", "工程负责人", "app") in told(case, "N08.former")
    assert row(case) == (1, 1, "工程负责人", "工程副手", [])


def test_handing_over_and_falling_leave_their_rows_too(cast, clock, run_jobs):
    case = stories.raised(cast, 2)
    run_jobs()
    clock.shift(60)
    stories.fall(case, 1, cast.eng_head)
    run_jobs()
    assert row(case) == (2, 1, "项目总", "工程负责人", [])
    assert [r.move for r in case.escalations.all()] == ["lowered", "raised"]


def test_a_fall_agreed_by_two_of_the_group_leaves_its_row_and_ends_the_reports(cast, clock, run_jobs):
    case = stories.raised(cast, 2)
    run_jobs()
    clock.shift(60)
    cases.ask_lower(case, level="normal", reason="误报，现场无人受伤", by=cast.monitor)
    cases.lower(case, by=cast.director)
    run_jobs()
    assert row(case) == (2, 0, "项目总", "处理人甲", [])
    assert case.report_duties.get().state == "ended"


def test_a_case_born_hot_has_its_row_and_owes_its_report_at_once(cast, clock, run_jobs):
    case = loop.registered(cast, code="H01.02.01.01", forced=("injury",))
    run_jobs()
    assert (row(case)[1], row(case)[3], case.report_duties.get().due_at) == (2, "项目总", stories.MONDAY + stories.DAY)


def test_who_works_on_a_case_that_never_rose_is_no_rung(cast, clock, run_jobs):
    case = loop.closed(cast, code="H01.02.01.01")
    cases.reopen(case, reason="又裂了", by=cast.agent)
    run_jobs()
    assert all(r.rung or r.rung_before for r in case.escalations.all())


def test_how_pressing_a_notice_is(cast, clock):
    calm, hot = stories.normal(cast), stories.raised(cast, 2, space="次卧")
    assert [telling.weight(code, calm) for code in ("N14", "N08.informed")] == [Weight.IMPORTANT, Weight.NORMAL]
    assert [telling.weight(code, hot) for code in ("N14", "N08.informed")] == [Weight.PRESSING, Weight.PRESSING]
