"""Propose a special closing, close specially, refuse: an end without satisfaction, by two people."""

import pytest
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.models import Case
from nuanju.cases.queries import to_decide_by
from nuanju.org.models import CityCompany
from tests.cases import stories
from tests.cases.trial import DAY, refused, running, states_of, story, told, who_may

WALL = "H01.02.01.01"


def propose(cast, case, **given):
    by = given.get("by", cast.eng_head)
    usual = {"reason": "litigation", "evidence": "法院已受理", "by": by, "photos": (stories.photo(by),)}
    return verbs.propose_special(case, **usual | given)


def test_two_people_end_it(cast):
    case = propose(cast, stories.in_progress(cast, code=WALL))
    assert (case.state, told(case)) == ("in_progress", "申请特殊关闭（诉讼或仲裁已受理）：法院已受理")
    verbs.special_close(case, by=cast.gm)
    assert (case.state, case.closed_at, running(case)) == ("special_closed", timezone.now(), set())
    assert case.special_closings.get().decided_by == cast.gm
    case.issue_round.refresh_from_db()
    assert case.issue_round.last_closed_at == case.closed_at


def test_refused_the_case_goes_on(cast):
    case = verbs.refuse_special(propose(cast, stories.in_progress(cast, code=WALL)), by=cast.gm, reason="再谈")
    assert (case.state, told(case)) == ("in_progress", "不同意特殊关闭")
    assert propose(cast, case)


@pytest.mark.parametrize(
    ("fields", "approvers"),
    [
        ({"code": WALL}, {"gm"}),
        ({}, {"regional_gm"}),
        ({"forced": ["injury"]}, {"director"}),
        ({"forced": ["death"]}, {"director"}),
    ],
)
def test_the_level_names_the_approver(cast, fields, approvers):
    case = propose(cast, stories.dispatched(cast, **fields))
    assert who_may(cast, case, "special_close") == who_may(cast, case, "refuse_special") == approvers
    with refused("special_approver", case):
        verbs.special_close(case, by=cast.eng_head)


def test_without_a_region_the_city_gm_approves(cast):
    case = propose(cast, stories.dispatched(cast))
    CityCompany.objects.update(region=None)
    case = type(case).objects.get(pk=case.pk)
    assert verbs.special_close(case, by=cast.city_gm).state == "special_closed"


def test_nobody_approves_what_he_proposed(cast):
    case = propose(cast, stories.dispatched(cast, code=WALL), by=cast.gm)
    with refused("special_own", case):
        verbs.special_close(case, by=cast.gm)


@pytest.mark.parametrize("reason", ["litigation", "mediated", "third_party"])
def test_what_another_decided_is_shown_on_paper(cast, reason):
    case = stories.contacted(cast)
    with refused("special_paper", case):
        propose(cast, case, reason=reason, photos=())
    assert propose(cast, case, reason=reason).special_closings.get().reason == reason


def test_what_the_customer_agreed_to_was_no_reply(cast):
    case = stories.in_progress(cast)
    with refused("special_replies", case):
        propose(cast, case, reason="beyond_law")


def test_beyond_the_law_needs_two_written_replies(cast):
    case = stories.contacted(cast)
    for _ in range(2):
        with refused("special_replies", case):
            propose(cast, case, reason="beyond_law")
        verbs.propose(case, plan=stories.plan(), by=cast.handler)
    assert propose(cast, case, reason="beyond_law")


def test_access_refused_needs_three_visits_in_thirty_days(cast, monday):
    case = stories.contacted(cast)
    visits = (("visit", False), ("phone", False), ("visit", True), ("visit", False))
    for method, reached in visits:
        verbs.log_contact(case, method=method, reached=reached, content="不让进", by=cast.handler)
        monday.shift(10 * DAY)
    monday.shift(-9 * DAY)  # day 31: the first visit is too old
    verbs.log_contact(case, method="visit", reached=False, content="不让进", by=cast.handler)
    with refused("special_access", case) as caught:
        propose(cast, case, reason="access_refused")
    assert "2 次" in caught.value.sentence
    verbs.log_contact(case, method="visit", reached=False, content="不让进", by=cast.handler)
    assert propose(cast, case, reason="access_refused")


def test_one_proposal_at_a_time_and_none_without(cast):
    case = stories.dispatched(cast, code=WALL)
    for verb in (verbs.special_close, verbs.refuse_special):
        with refused("special_none", case):
            verb(case, by=cast.gm)
    with refused("reason_missing", case):
        propose(cast, case, evidence="")
    with refused("special_wait", propose(cast, case)):
        propose(cast, case)


def test_the_end_of_the_case_settles_what_still_waits(cast):
    case = propose(cast, stories.pending_follow_up(cast, code=WALL))
    verbs.close(case, rating=5, by=cast.agent2)
    assert to_decide_by(Case.objects.all(), cast.gm) == []
    assert "特殊关闭申请未经审批，因诉求已结束失效" in story(case)
    verbs.reopen(case, reason="又裂了", by=cast.agent)
    with refused("special_none", case):
        verbs.special_close(case, by=cast.gm)


def test_merged_away_nobody_is_asked_any_more(cast, monday):
    first = stories.registered(cast)
    monday.shift(DAY)
    second = propose(cast, stories.dispatched(cast))
    level = verbs.ask_lower(
        stories.dispatched(cast, forced=["injury"]), level="important", reason="轻伤", by=cast.monitor
    )
    assert [asked.rows for _, asked in to_decide_by(Case.objects.all(), cast.director)] == ["lowerings"]
    for case in (second, level):
        verbs.merge(case, into=first, reason="重复登记", by=cast.agent)
    for who in (cast.gm, cast.regional_gm, cast.director):
        assert to_decide_by(Case.objects.all(), who) == []
    assert level.lowerings.get().approved is False


def test_any_open_case_once(cast):
    case = propose(cast, stories.dispatched(cast, code=WALL))
    assert not states_of(case, lambda c: verbs.special_close(c, by=cast.gm)) & {
        "closed", "special_closed", "merged", "cancelled",
    }  # fmt: skip
    verbs.special_close(case, by=cast.gm)
    with refused("wrong_state", case):
        verbs.special_close(case, by=cast.gm)


def test_handler_head_and_managers_propose(cast):
    case = stories.dispatched(cast)
    assert who_may(cast, case, "propose_special") == {
        "handler", "eng_head", "eng_deputy", "cs_manager", "gm", "city_gm", "regional_gm", "regional_cs", "monitor",
        "director", "vp",
    }  # fmt: skip
    with refused("denied", case):
        propose(cast, case, by=cast.agent)
