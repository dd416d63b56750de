"""Close, ask again, lift: who pressed judges the answer."""

import pytest

from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.escalation import verbs
from nuanju.sla import queries as sla
from tests.cases.trial import told
from tests.escalation import stories

HOUR = stories.HOUR


@pytest.fixture
def asked(cast, clock):
    return stories.pressed(stories.raised(cast, 2), cast.monitor)


@pytest.fixture
def answered(cast, asked):
    return stories.answered(asked, cast.gm)


def again(row, by, **given):
    return verbs.ask_again(row, by=by, **{"ask": "请附上会议纪要"} | given)


def test_accepting_the_answer_ends_it(cast, answered):
    verbs.close_supervision(answered, note="可以", by=cast.monitor)
    assert (answered.state, answered.ending) == ("closed", "可以")
    assert told(answered.case) == "督办办结：可以"


def test_asking_again_keeps_what_was_said_and_starts_a_new_clock(cast, clock, answered):
    clock.shift(HOUR)
    again(answered, cast.monitor)
    assert (answered.state, answered.turn, answered.answer) == ("asked", 2, "")
    assert answered.due_at == stories.MONDAY + 5 * HOUR
    kept = answered.turns.get()
    assert (kept.turn, kept.ask, kept.answer, kept.answered_by) == (1, "今天给出方案", "已安排", cast.gm)
    assert [t.is_running for t in sla.timers(answered)] == [False, True]
    stories.answered(answered, cast.gm)
    assert answered.state == "answered"


def test_the_second_turn_is_told_like_the_first(cast, answered, told):
    again(answered, cast.monitor)
    told(answered.case)
    from nuanju.notify.models import Notice

    assert Notice.objects.filter(code="N14", channel="sms", recipient=cast.gm).count() == 2


def test_lifting_needs_a_reason_and_stops_the_clock(cast, asked):
    with pytest.raises(Invalid) as silent:
        verbs.lift_supervision(asked, reason="", by=cast.monitor)
    assert silent.value.code == "lift_reason_missing"
    verbs.lift_supervision(asked, reason="督办错了单", by=cast.monitor)
    assert (asked.state, asked.ending) == ("closed", "督办错了单")
    assert sla.open_timers(asked) == []


@pytest.mark.parametrize("verb", ["close_supervision", "ask_again"])
def test_only_an_answer_is_judged(cast, asked, verb):
    with pytest.raises(Refused) as early:
        getattr(verbs, verb)(asked, by=cast.monitor, **({"ask": "再说"} if verb == "ask_again" else {}))
    assert early.value.code == "wrong_state"


@pytest.mark.parametrize("who", ["gm", "handler", "director", "regional_gm", "stranger", "agent"])
def test_only_who_pressed(cast, answered, who):
    by = getattr(cast, who)
    for act in (
        lambda: verbs.close_supervision(answered, by=by), lambda: again(answered, by),
        lambda: verbs.lift_supervision(answered, reason="x", by=by),
    ):  # fmt: skip
        with pytest.raises(Denied):
            act()
    assert answered.state == "answered"


def test_when_who_pressed_has_left_his_equals_judge(cast, answered):
    cast.monitor.is_active = False
    cast.monitor.save()
    for who in (cast.regional_gm, cast.gm, cast.agent, cast.stranger):
        with pytest.raises(Denied):
            verbs.close_supervision(answered, by=who)
    verbs.close_supervision(answered, note="可以", by=cast.director)
    assert answered.state == "closed"


def test_twice(cast, answered):
    verbs.close_supervision(answered, by=cast.monitor)
    for act in (lambda: verbs.close_supervision(answered, by=cast.monitor), lambda: again(answered, cast.monitor)):
        with pytest.raises(Refused) as late:
            act()
        assert late.value.code == "wrong_state"
