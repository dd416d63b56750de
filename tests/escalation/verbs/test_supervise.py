"""Supervise: project, region or group press a case; its answer has a due of its own."""

import pytest

from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Denied, Refused
from nuanju.escalation.models import Supervision
from nuanju.sla.sweep import sweep
from tests.cases import stories as loop
from tests.cases.trial import refused, told
from tests.escalation import stories

HOUR = stories.HOUR


@pytest.mark.parametrize(
    ("who", "level"),
    [("cs_manager", "project"), ("gm", "project"), ("city_gm", "region"), ("regional_cs", "region"), ("monitor", "group"),
     ("director", "group"), ("vp", "group")],
)  # fmt: skip
def test_it_stands_on_the_case_with_its_height(cast, clock, who, level):
    case = stories.normal(cast)
    row = stories.pressed(case, getattr(cast, who))
    assert (row.state, row.level, row.turn, row.by) == ("asked", level, 1, getattr(cast, who))
    assert told(case) == f"{row.get_level_display()}（第1轮）：今天给出方案，请在3月10日 10:00前回复"


def test_responsible_and_handler_are_told_by_app_and_sms(cast, clock, told):
    case = stories.raised(cast, 2)
    stories.pressed(case, cast.monitor)
    assert told(case, "N14") == {("N14", who, c) for who in ("项目总", "处理人甲") for c in ("app", "sms")}


# Monday 10:00: one working day; hot and above four hours; a due may be named instead
@pytest.mark.parametrize(("rung", "hours"), [(0, 24), (1, 24), (2, 4), (3, 4), (4, 4)])
def test_the_table_says_how_long_the_answer_may_take(cast, clock, rung, hours):
    case = stories.raised(cast, rung) if rung else stories.normal(cast)
    row = stories.pressed(case, cast.monitor)
    assert row.due_at == stories.MONDAY + hours * HOUR
    named = stories.pressed(case, cast.monitor, due_at=stories.MONDAY + 90 * 60 * stories.SECOND)
    assert named.due_at == stories.MONDAY + 1.5 * HOUR


def test_only_a_due_ahead_and_not_too_far(cast, clock):
    case = stories.normal(cast)
    with refused("answer_due_past", case):
        stories.pressed(case, cast.monitor, due_at=stories.MONDAY)
    with refused("answer_due_far", case):
        stories.pressed(case, cast.monitor, due_at=stories.MONDAY + 31 * stories.DAY)
    with refused("ask_missing", case):
        stories.pressed(case, cast.monitor, ask="")


def test_no_case_that_has_ended_or_that_nobody_answers_for(cast, clock):
    with refused("supervised_ended", case := loop.closed(cast)):
        stories.pressed(case, cast.monitor)
    case = stories.normal(cast)
    type(case).objects.filter(pk=case.pk).update(responsible=None, handler=None)
    case.refresh_from_db()
    with refused("supervised_nobody", case):
        stories.pressed(case, cast.monitor)


def test_only_who_may_press_there(cast, clock):
    case = stories.normal(cast)
    for who in (cast.agent, cast.eng_head, cast.handler, cast.viewer, cast.legal, cast.stranger, cast.nobody, SYSTEM):
        with pytest.raises(Denied):
            stories.pressed(case, who)
    assert not Supervision.objects.exists()


def test_twice_is_two_orders(cast, clock):
    case = stories.normal(cast)
    stories.pressed(case, cast.monitor)
    stories.pressed(case, cast.gm)
    assert case.supervisions.count() == 2


def test_overdue_is_told_to_who_pressed_and_the_next_rung_once(cast, clock, run_jobs, told):
    case = stories.raised(cast, 2)
    row = stories.pressed(case, cast.monitor)
    run_jobs()
    clock.shift(5 * HOUR)
    for _ in range(3):
        sweep()
        run_jobs()
    assert told(case, "N14.overdue") == {
        ("N14.overdue", who, c) for who in ("集团监控", "区域总") for c in ("app", "sms")
    }
    row.refresh_from_db()
    assert row.overdue_at == stories.MONDAY + 4 * HOUR


def test_the_end_of_the_case_lifts_it(cast, clock, run_jobs):
    case = loop.pending_follow_up(cast, code="H01.02.01.01")
    row = stories.pressed(case, cast.monitor)
    from nuanju.cases import verbs as cases

    cases.close(case, rating=5, by=cast.agent2)
    run_jobs()
    row.refresh_from_db()
    assert (row.state, row.ending) == ("closed", "诉求已结束")
    clock.shift(5 * stories.DAY)
    assert sweep() == 0
    with pytest.raises(Refused):
        stories.answered(row, cast.handler)
