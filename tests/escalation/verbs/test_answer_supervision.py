"""Answer a supervision: by the responsible person or the handler, once per turn."""

import pytest

from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.escalation import verbs
from nuanju.escalation.models import Supervision
from nuanju.escalation.queries import waiting_supervisions
from nuanju.org.choices import Role
from nuanju.org.models import Post
from nuanju.sla import queries as sla
from tests.cases import stories as loop
from tests.cases.trial import told
from tests.escalation import stories


@pytest.fixture
def asked(cast, clock):
    return stories.pressed(stories.raised(cast, 2), cast.monitor)


@pytest.mark.parametrize("who", ["gm", "handler"])
def test_the_answer_stops_the_clock_and_waits_to_be_judged(cast, asked, who):
    by = getattr(cast, who)
    verbs.answer_supervision(asked, text="方案已定，明早进场", photos=(loop.photo(by),), by=by)
    assert (asked.state, asked.answer, asked.answered_by) == ("answered", "方案已定，明早进场", by)
    assert told(asked.case) == "回复督办（第1轮）：方案已定，明早进场"
    assert [t.was_met for t in sla.timers(asked)] == [True]


def test_who_pressed_is_told(cast, asked, told):
    stories.answered(asked, cast.gm)
    assert told(asked.case, "N14.answered") == {("N14.answered", "集团监控", c) for c in ("app", "sms")}


def test_wrong_state_and_twice(cast, asked):
    stories.answered(asked, cast.gm)
    with pytest.raises(Refused) as late:
        stories.answered(asked, cast.handler)
    assert late.value.code == "wrong_state"
    verbs.close_supervision(asked, by=cast.monitor)
    with pytest.raises(Refused):
        stories.answered(asked, cast.gm)


def test_nobody_else_and_nobody_out_of_scope(cast, asked):
    for who in (cast.monitor, cast.regional_gm, cast.eng_head, cast.handler2, cast.agent, cast.stranger, SYSTEM):
        with pytest.raises(Denied):
            stories.answered(asked, who)
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_whoever_shares_the_post_finds_it_among_his_own(cast, asked):
    Post.objects.filter(pk=cast.post.gm.pk).update(deputy=cast.cs_manager)
    for who in (cast.gm, cast.handler, cast.cs_manager):
        assert list(Supervision.objects.to_answer_by(who)) == [asked], who
        assert waiting_supervisions(who) == 1
    for who in (cast.city_gm, cast.eng_head, cast.monitor):
        assert not Supervision.objects.to_answer_by(who).exists(), who
    stories.answered(asked, cast.cs_manager)
    assert asked.answered_by == cast.cs_manager


def test_a_post_shared_elsewhere_is_no_reason(cast, asked):
    Post.objects.create(role=Role.PROJECT_CS_MANAGER, project=cast.ls, holder=cast.gm, deputy=cast.sales_head)
    assert not Supervision.objects.to_answer_by(cast.sales_head).exists()


def test_it_needs_words(cast, asked):
    with pytest.raises(Invalid) as empty:
        stories.answered(asked, cast.gm, text=" ")
    assert empty.value.code == "supervision_answer_missing"
