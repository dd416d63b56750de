"""Requests are told to whoever may decide them now, once; the decision is told to whoever asked."""

import datetime

import pytest
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.reactions import ask_for_decision
from nuanju.core.models import Event
from nuanju.notify.models import Notice
from nuanju.org.models import Absence, CityCompany, Post
from tests.cases import stories
from tests.cases.trial import DAY


@pytest.fixture
def told(run_jobs):
    """Who was told by a code, in what words: [(name, channel, title)]."""

    def told(code: str) -> list[tuple[str, str]]:
        run_jobs()
        return [(n.to_name, n.channel) for n in Notice.objects.filter(code=code).order_by("id")]

    return told


def text(code: str) -> str:
    return Notice.objects.filter(code=code).latest("id").text


def away(person) -> None:
    now = timezone.now()
    Absence.objects.create(user=person, starts_at=now - DAY, ends_at=now + DAY)


def paused(cast, days=3):
    day = timezone.localdate() + datetime.timedelta(days=days)
    case = stories.in_progress(cast)
    return verbs.ask_pause(case, reason="no_access", evidence="业主出差", resume_on=day, by=cast.handler)


def special(cast, *, by=None, **fields):
    case = stories.in_progress(cast, **fields)
    asker = by or cast.handler
    proof = (stories.photo(asker),)
    return verbs.propose_special(case, reason="litigation", evidence="法院已立案", photos=proof, by=asker)


@pytest.mark.parametrize(("days", "who"), [(3, "工程负责人"), (4, "项目总"), (16, "区域总")])
def test_a_pause_waits_for_the_rung_of_its_days(cast, clock, told, days, who):
    paused(cast, days)
    assert told("Q01") == [(who, "app")]
    assert "处理人甲申请挂起至" in text("Q01") and "无法入户，业主出差" in text("Q01")


def test_the_same_request_is_told_once(cast, told):
    case = paused(cast)
    assert told("Q01") == [("工程负责人", "app")]
    ask_for_decision(Event.objects.get(kind="case.pause_asked", subject_id=case.pk))
    assert told("Q01") == [("工程负责人", "app")]


def test_the_deputy_for_the_absent_then_the_next_rung(cast, told):
    away(cast.eng_head)
    paused(cast)
    assert told("Q01") == [("工程副手", "app")]
    away(cast.eng_deputy)
    paused(cast)
    assert told("Q01")[1:] == [("项目总", "app")]


def test_all_away_the_first_of_them_finds_it_when_he_is_back(cast, told):
    for who in ("eng_head", "eng_deputy", "gm", "city_gm", "regional_gm"):
        away(getattr(cast, who))
    paused(cast)
    assert told("Q01") == [("工程负责人", "app")]


def test_a_vacant_post_is_passed(cast, told):
    case = stories.in_progress(cast)
    Post.objects.filter(pk=cast.post.eng_head.pk).update(holder=None, deputy=None)
    verbs.ask_pause(case, reason="no_access", evidence="出差", resume_on=stories.tomorrow(), by=cast.handler)
    assert told("Q01") == [("项目总", "app")]


def test_without_a_region_the_city_gm_is_asked(cast, told):
    CityCompany.objects.update(region=None)
    cast.bw.refresh_from_db()
    paused(cast, 20)
    assert told("Q01") == [("城市总", "app")]


def test_nobody_is_asked_about_his_own(cast, told):
    case = verbs.dispatch(stories.assigned(cast), handler=cast.eng_head, by=cast.eng_head)
    verbs.contact(case, method="phone", content="约了", by=cast.eng_head)
    verbs.ask_pause(case, reason="no_access", evidence="出差", resume_on=stories.tomorrow(), by=cast.eng_head)
    assert told("Q01") == [("工程副手", "app")]


@pytest.mark.parametrize(
    ("fields", "who"),
    [
        ({"code": "H01.02.01.01"}, "项目总"),
        ({}, "区域总"),
        ({"forced": ["injury"]}, "集团客服总监"),
        ({"forced": ["death"]}, "集团客服总监"),
    ],
)
def test_a_special_closing_waits_for_the_rung_of_its_level(cast, told, fields, who):
    special(cast, **fields)
    assert told("Q01") == [(who, "app")]


def test_a_withdrawal_waits_for_the_shift_lead(cast, told):
    case = verbs.ask_cancel(stories.registered(cast), evidence="客户来电撤回", by=cast.agent)
    assert told("Q01") == [("班长", "app")]
    verbs.refuse_cancel(case, reason="再核实一次", by=cast.lead)
    assert told("Q01.decided") == [("坐席甲", "app")]
    assert "班长不同意撤销。再核实一次" in text("Q01.decided")


def test_an_agreed_withdrawal_is_told_to_the_agent(cast, told):
    case = verbs.ask_cancel(stories.registered(cast), evidence="客户来电撤回", by=cast.agent)
    verbs.cancel(case, by=cast.lead)
    assert told("Q01.decided") == [("坐席甲", "app")]


def test_lowering_waits_for_somebody_else_of_the_group(cast, told):
    case = stories.dispatched(cast, code="H01.02.01.01", forced=["injury"])
    verbs.ask_lower(case, level="important", reason="轻微擦伤", by=cast.monitor)
    assert told("Q01") == [("集团客服总监", "app")]
    verbs.lower(case, by=cast.director)
    assert told("Q01.decided") == [("集团监控", "app")]
    assert "降为重要" in text("Q01.decided")


def test_the_decision_on_a_special_closing_is_told(cast, told):
    case = special(cast)
    verbs.refuse_special(case, reason="先回复客户", by=cast.regional_gm)
    assert told("Q01.decided") == [("处理人甲", "app")]
    other = special(cast, by=cast.eng_head)
    verbs.special_close(other, by=cast.regional_gm)
    assert told("Q01.decided")[1:] == [("工程负责人", "app")]


def test_a_refused_pause_is_told_an_approved_one_by_its_own_notice(cast, told):
    case = paused(cast)
    verbs.decide_pause(case, approved=False, by=cast.eng_head)
    assert told("Q01.decided") == [("处理人甲", "app")]
    verbs.decide_pause(paused(cast), approved=True, by=cast.eng_head)
    assert told("Q01.decided") == [("处理人甲", "app")]
    assert ("处理人甲", "app") in told("N13")


def test_what_was_decided_meanwhile_waits_for_nobody(cast, told):
    verbs.decide_pause(paused(cast), approved=True, by=cast.eng_head)
    assert told("Q01") == []


def test_a_change_of_plan_asks_the_deputy_of_an_absent_head(cast, told):
    away(cast.eng_head)
    case = stories.in_progress(cast)
    for _ in range(2):
        case = verbs.revise(case, plan=stories.plan(), by=cast.handler, seen=case.version, **stories.YES)
    assert told("N06.head") == [("工程副手", "app")]
