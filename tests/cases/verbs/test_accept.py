"""Accept: somebody who did not do the work finds it done, point by point."""

import datetime

import pytest

from nuanju.cases import verbs
from nuanju.cases.flow import FLOW
from nuanju.cases.telling import acceptors
from nuanju.org.models import Absence, Post, User
from tests.cases import stories
from tests.cases.trial import clocks, due, refused, running, states_of, told, who_may

GOOD = [{"item": "无渗漏", "ok": True}]
LONG_AGO, ONE_DAY = (datetime.datetime.fromisoformat(f"{year}-01-01T00:00+08:00") for year in (2020, 2100))


def away(person) -> None:
    Absence.objects.create(user=person, starts_at=LONG_AGO, ends_at=ONE_DAY)


def do(cast, case, **given):
    return verbs.accept(case, **{"checklist": GOOD, "test_record": "蓄水48小时", "by": cast.engineer} | given)


def test_the_completion_clock_stops_and_the_400_calls(cast):
    case = do(cast, stories.pending_acceptance(cast))
    assert (case.state, case.accepted_by) == ("pending_follow_up", cast.engineer)
    assert (running(case), due(case, "follow_up")) == ({"follow_up"}, "03-10 10:00")
    assert {k: clocks(case)[k] for k in ("completion", "acceptance", "progress_note")} == dict.fromkeys(
        ("completion", "acceptance", "progress_note"), "met"
    )
    assert (case.acceptances.get().passed, told(case)) == (True, "验收通过（第1轮）")


def test_leaks_need_a_test_record_and_no_point_may_fail(cast):
    case = stories.pending_acceptance(cast)
    with refused("test_record_missing", case):
        do(cast, case, test_record=" ")
    with refused("checklist_failed", case):
        do(cast, case, checklist=[*GOOD, {"item": "收口", "ok": False}])
    dry = stories.pending_acceptance(cast, code="H01.02.01.01")
    assert do(cast, dry, test_record="").state == "pending_follow_up"


def test_the_handler_never_accepts_his_own_work(cast):
    case = stories.assigned(cast)
    verbs.dispatch(case, handler=cast.engineer, by=cast.eng_head)
    verbs.contact(case, method="visit", content="已看", by=cast.engineer)
    verbs.agree(case, plan=stories.plan(), by=cast.engineer, **stories.YES)
    verbs.complete(case, work="修好", cause="workmanship", by=cast.engineer, **stories.before_and_after(cast.engineer))
    with refused("own_work", case):
        do(cast, case)
    assert who_may(cast, case, "accept") == {"eng_head", "eng_deputy"}  # there is no other engineer
    Post.objects.create(role="repair_engineer", project=cast.bw, holder=cast.nobody)
    cast.nobody = User.objects.get(pk=cast.nobody.pk)  # with the post he has now
    assert who_may(cast, case, "accept") == {"nobody"}


def test_nor_does_a_head_named_in_the_report(cast):
    case = stories.complete(cast, stories.in_progress(cast), persons=[cast.engineer, cast.eng_head])
    with refused("denied", case):
        do(cast, case, by=cast.eng_head)
    assert who_may(cast, case, "accept") == {"eng_deputy"}
    case.completions.get().persons.add(cast.eng_deputy)
    assert who_may(cast, case, "accept") == {"cs_head"}  # who answers for a port whose head cannot
    case.completions.get().persons.add(cast.cs_head)
    assert who_may(cast, case, "accept") == {"gm"}


def test_where_the_engineers_are_away_the_head_may_too(cast):
    case = stories.pending_acceptance(cast)
    away(cast.engineer)
    assert who_may(cast, case, "accept") == {"engineer", "eng_head", "eng_deputy"}
    assert acceptors(case) == [cast.eng_head]
    for who in (cast.eng_head, cast.eng_deputy, cast.cs_head, cast.gm, cast.city_gm, cast.regional_gm, cast.vp):
        away(who)
    assert acceptors(case) == [cast.engineer]  # nobody is there: his turn when he is back


@pytest.mark.parametrize(
    "at_work", [[], ["engineer"], ["engineer", "eng_head"], ["engineer", "eng_head", "eng_deputy"]]
)
def test_whoever_is_told_may(cast, at_work):
    case = stories.complete(cast, stories.in_progress(cast), persons=[getattr(cast, who) for who in at_work])
    asked = acceptors(case)
    assert len(asked) == 1 and all(FLOW.may(person, case, "accept") for person in asked)


def test_what_the_head_did_himself_another_accepts(cast):
    case = stories.assigned(cast, code="S02.01.01.01")
    verbs.dispatch(case, handler=cast.sales_head, by=cast.sales_head)
    verbs.contact(case, method="phone", content="已谈", by=cast.sales_head)
    verbs.agree(case, plan=stories.plan(), **stories.YES, by=cast.sales_head)
    verbs.complete(case, work="已道歉", cause="process", by=cast.sales_head)
    with refused("own_work", case):
        do(cast, case, by=cast.sales_head)
    assert who_may(cast, case, "accept") == {"cs_head"}
    assert acceptors(case) == [cast.cs_head]


def test_a_repair_is_checked_point_by_point(cast):
    case = stories.pending_acceptance(cast)
    with refused("checklist_missing", case):
        do(cast, case, checklist=[])


def test_nor_does_anybody_named_in_the_report(cast):
    case = stories.complete(cast, stories.in_progress(cast), persons=[cast.engineer])
    with refused("own_work", case):
        do(cast, case)


def test_what_is_no_repair_is_accepted_by_the_ports_head(cast):
    case = stories.in_progress(cast, code="S02.01.01.01")  # sales
    verbs.complete(case, work="已道歉", cause="process", by=cast.handler)
    assert who_may(cast, case, "accept") == {"sales_head"}
    assert do(cast, case, by=cast.sales_head).accepted_by == cast.sales_head


def test_it_works_once_while_it_waits(cast):
    case = stories.pending_acceptance(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"pending_acceptance"}
    do(cast, case)
    with refused("wrong_state", case):
        do(cast, case)


def test_the_engineer_may(cast):
    case = stories.pending_acceptance(cast)
    assert who_may(cast, case, "accept") == {"engineer"}
    with refused("denied", case):
        do(cast, case, by=cast.agent)
