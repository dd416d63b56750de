"""After take-over the property company answers, and engineering puts right what the building was delivered with."""

import datetime

import pytest

from nuanju.cases import verbs
from nuanju.notify.models import Notice
from nuanju.org.models import Post, Project
from tests.cases import stories
from tests.cases.trial import story

TAKEN = datetime.date(2024, 7, 1)
BUTTON = "C03.01.03.01"


@pytest.fixture
def contacted(cast, clock):
    """The property company has the case of a common part it has taken over."""

    def contacted(taken=TAKEN):
        Project.objects.filter(pk=cast.bw.pk).update(taken_over_on=taken)
        cast.bw.refresh_from_db()
        cast.lift_hall.project = cast.bw
        case = stories.registered(cast, code=BUTTON, house=None, common_area=cast.lift_hall, space="")
        verbs.assign(case, port="property", by=cast.agent)
        verbs.dispatch(case, handler=cast.prop_handler, by=cast.prop_head)
        return verbs.contact(case, method="phone", content="已查看", by=cast.prop_handler)

    return contacted


def agree(cast, case, **plan):
    given = stories.plan(**{"cause_code": "workmanship"} | plan)
    return verbs.agree(case, plan=given, by=cast.prop_handler, **stories.YES)


def helps(case) -> list:
    return [(a.port, a.helper, a.by) for a in case.assists.all()]


@pytest.mark.parametrize("cause", ["design", "material", "workmanship"])
def test_the_surveyed_cause_brings_engineering_in(cast, contacted, run_jobs, cause):
    case = agree(cast, contacted(), cause_code=cause)
    assert case.warranty_ruling == "in_warranty"
    run_jobs()
    assert helps(case) == [("engineering", cast.eng_head, None)]
    assert any("请工程端口工程负责人协办" in words for words in story(case))
    assert Notice.objects.filter(recipient=cast.eng_head, code="N03", channel="app").count() == 1
    case.refresh_from_db()
    assert (case.port, case.handler) == ("property", cast.prop_handler)  # he goes on answering the customer


def test_the_proposal_is_enough_and_it_happens_once(cast, contacted, run_jobs):
    case = verbs.propose(contacted(), plan=stories.plan(cause_code="design"), by=cast.prop_handler)
    run_jobs()
    agree(cast, case, cause_code="design")
    run_jobs()
    assert len(helps(case)) == 1


@pytest.mark.parametrize("cause", ["", "misuse", "maintenance", "undetermined"])
def test_other_causes_do_not(cast, contacted, run_jobs, cause):
    case = agree(cast, contacted(), cause_code=cause)
    run_jobs()
    assert helps(case) == []


def test_out_of_term_does_not(cast, contacted, run_jobs):
    case = contacted()
    plan = stories.plan(cause_code="workmanship", ruling="out_of_term")
    verbs.propose(case, plan=plan, by=cast.engineer)
    run_jobs()
    assert helps(case) == []


@pytest.mark.parametrize("taken", [None, datetime.date(2026, 4, 1)])
def test_before_the_take_over_it_is_not_the_property_companys(cast, contacted, run_jobs, taken):
    case = agree(cast, contacted(taken))
    run_jobs()
    assert helps(case) == []


def test_while_engineering_has_the_case_itself_nobody_is_asked(cast, clock, run_jobs):
    case = stories.contacted(cast)
    verbs.agree(case, plan=stories.plan(cause_code="workmanship"), by=cast.handler, **stories.YES)
    run_jobs()
    assert helps(case) == []


def test_a_port_without_a_head_is_answered_for_by_the_next(cast, contacted, run_jobs):
    Post.objects.filter(pk__in=[cast.post.eng_head.pk, cast.post.cs_head.pk]).update(holder=None, deputy=None)
    case = agree(cast, contacted())
    run_jobs()
    assert [helper for _, helper, _ in helps(case)] == [cast.gm]


def test_the_work_is_done_when_engineering_is_done(cast, contacted, run_jobs):
    case = agree(cast, contacted())
    run_jobs()
    case.refresh_from_db()
    verbs.end_help(case, result="已返修", by=cast.eng_head)
    done = stories.before_and_after(cast.prop_handler)
    verbs.complete(case, work="已返修", cause="workmanship", by=cast.prop_handler, **done)
    assert case.state == "pending_acceptance"
