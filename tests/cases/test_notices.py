"""Who is told what while a case goes round: the notices of the loop, by real reactions."""

import datetime

import pytest
import time_machine

from nuanju.cases import verbs
from nuanju.notify import queries
from nuanju.sla.sweep import sweep
from tests.cases import stories


@pytest.fixture
def told(run_jobs):
    """What was told about a case: {(code, to, channel)}."""

    def told(case):
        run_jobs()
        return {(n.code, n.to_name, n.channel) for n in queries.for_subject(case)}

    return told


def test_a_case_that_ends_well_tells_everybody_in_turn(cast, told):
    case = stories.closed(cast)
    said = told(case)
    assert {
        ("N01", "业主甲", "sms"),
        ("N02", "工程负责人", "app"),
        ("N02", "工程负责人", "sms"),
        ("N03", "处理人甲", "app"),
        ("N03", "业主甲", "sms"),
        ("N07", "房修工程师", "app"),
        ("N07.accepted", "业主甲", "sms"),  # with the link to rate
        ("N10", "业主甲", "sms"),
    } <= said


def test_rework_tells_port_head_and_handler(cast, told):
    case = stories.pending_follow_up(cast)
    verbs.send_to_rework(case, rating=1, reasons=["result"], by=cast.agent2)
    assert {("N09", "处理人甲", "sms"), ("N09", "工程负责人", "app")} <= told(case)


def test_a_bad_rating_is_told_to_the_project(cast, told):
    case = stories.pending_follow_up(cast)
    verbs.send_to_rework(case, rating=1, reasons=["result"], by=cast.agent2)
    assert {("N12", "工程负责人", "app"), ("N12", "客服经理", "app")} <= told(case)


def test_a_proposal_asks_the_customer_with_a_link(cast, told):
    case = verbs.propose(stories.contacted(cast), plan=stories.plan(), by=cast.handler)
    assert ("N06", "业主甲", "sms") in told(case)
    assert "/c/" in queries.for_subject(case).get(code="N06").text


def test_clocks_that_pass_are_told(cast, told):
    with time_machine.travel(datetime.datetime(2026, 11, 23, 2, 0, tzinfo=datetime.UTC), tick=False) as clock:
        case = stories.dispatched(cast)
        clock.shift(datetime.timedelta(days=4))
        sweep()
        said = told(case)
    assert {("N04.overdue", "处理人甲", "sms"), ("N04.overdue", "工程负责人", "app")} <= said


def test_no_text_has_a_hole_or_a_brace(cast, told):
    case = stories.closed(cast)
    told(case)
    for notice in queries.for_subject(case):
        assert "{" not in notice.text and "None" not in notice.text and "—" not in notice.title, notice.text
