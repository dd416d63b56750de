"""Open the gate: only when everything is done and the test case went through; nobody gets past it another way."""

import datetime

import pytest
import time_machine

from nuanju.cases.verbs import register
from nuanju.core.refusals import Denied, Refused
from nuanju.hotline.gates.trial import missing
from nuanju.hotline.models import Gate, GateTrial
from nuanju.hotline.verbs import move_gate, open_gate, rehearse, tick
from nuanju.org.models import Project, Region
from nuanju.org.verbs import switch_on_project, switch_on_region
from tests.hotline.gates import NOW, OPENS, fill, light, made, project, step, tick_all, walk
from tests.stories import sentences

pytestmark = pytest.mark.django_db
WORDS = "测试：坐席态度不好，问了三次没人回复"


@pytest.fixture(autouse=True)
def now(defaults):
    with time_machine.travel(NOW, tick=False):
        yield


def ready(cast) -> Gate:
    """Everything but the test case."""
    light(cast)
    gate = made(cast)
    fill(cast)
    tick_all(gate, cast.admin)
    return gate


def test_it_opens_when_the_test_case_went_through(cast):
    gate = ready(cast)
    with pytest.raises(Refused, match="gate_shut") as shut:
        open_gate(gate, by=cast.admin)
    assert "还有 1 项没有完成：测试单走完全部状态" in shut.value.sentence
    trial = rehearse(gate, words=WORDS, by=cast.agent)
    walk(trial, cast)
    assert missing(trial) == []
    open_gate(gate, by=cast.admin)
    assert project(cast).is_live() and sentences(gate)[0] == "启动门全部完成，自 2026-03-09 起启用400闭环"
    assert register(project=project(cast), channel="phone_400", words=WORDS, by=cast.agent).number


def test_half_the_way_is_not_through(cast):
    gate = ready(cast)
    trial = rehearse(gate, words=WORDS, by=cast.agent)
    assert [s.value for s in missing(trial)][:2] == ["assigned", "dispatched"] and len(missing(trial)) == 7
    with pytest.raises(Refused, match="gate_shut"):
        open_gate(gate, by=cast.admin)
    assert not project(cast).is_live()


def test_the_settings_and_the_api_get_no_other_answer(cast):
    """Whoever calls org's own verb is refused as well, in words that name what is missing."""
    gate = ready(cast)
    with pytest.raises(Refused, match="not_ready") as refused:
        switch_on_project(project(cast), by=cast.admin)
    assert "云山里 的400启动门还有 1 项没有完成（测试单走完全部状态）" in refused.value.sentence
    walk(rehearse(gate, words=WORDS, by=cast.agent), cast)
    switch_on_project(project(cast), by=cast.admin)


def test_without_a_gate_nothing_is_switched_on(cast):
    light(cast)
    with pytest.raises(Refused, match="not_ready") as refused:
        switch_on_project(project(cast), by=cast.admin)
    assert "还没有建立启动门" in refused.value.sentence
    assert not project(cast).is_live()


def test_what_was_switched_on_before_there_were_gates_is_left_alone(cast):
    Project.objects.filter(pk=cast.ys.pk).update(live_since=datetime.date(2026, 3, 1))
    light(cast)
    assert project(cast).is_live()


def test_a_region_is_not_held_up_by_a_project_that_stays_dark(cast):
    made(cast)
    switch_on_region(cast.dark_region, by=cast.admin)
    assert not project(cast).is_live()


def test_a_region_does_not_light_a_project_behind_its_gate(cast):
    made(cast)
    Project.objects.filter(pk=cast.ys.pk).update(live_since=datetime.date(2026, 3, 1))  # a date of before
    with pytest.raises(Refused, match="not_ready"):
        switch_on_region(cast.dark_region, by=cast.admin)
    assert Region.objects.get(pk=cast.dark_region.pk).live_since is None


def test_a_dark_region_keeps_the_gate_shut(cast):
    gate = made(cast)
    fill(cast)
    tick_all(gate, cast.admin)
    walk(rehearse(gate, words=WORDS, by=cast.agent), cast)
    with pytest.raises(Refused, match="region_dark"):
        open_gate(gate, by=cast.admin)
    assert Gate.objects.get(pk=gate.pk).opened_at is None


def test_only_the_test_case_gets_into_a_dark_project(cast):
    gate = made(cast)
    rehearse(gate, words=WORDS, by=cast.agent)
    with pytest.raises(Refused, match="project_not_live"):
        register(project=project(cast), channel="phone_400", words=WORDS, by=cast.agent)


def test_no_right(cast):
    gate = ready(cast)
    for who in (cast.agent, cast.monitor, cast.director):
        with pytest.raises(Denied):
            open_gate(gate, by=who)
    with pytest.raises(Denied):
        rehearse(gate, words=WORDS, by=cast.viewer)


def test_out_of_scope(cast):
    gate = ready(cast)
    with pytest.raises(Denied):
        open_gate(gate, by=cast.city_gm)
    with pytest.raises(Denied):
        rehearse(gate, words=WORDS, by=cast.gm)
    assert not GateTrial.objects.exists()


def test_twice_and_afterwards(cast):
    gate = ready(cast)
    walk(rehearse(gate, words=WORDS, by=cast.agent), cast)
    open_gate(gate, by=cast.admin)
    for late in (
        lambda: open_gate(gate, by=cast.admin), lambda: rehearse(gate, words=WORDS, by=cast.agent),
        lambda: move_gate(gate, opens_on=OPENS, by=cast.admin),
        lambda: tick(step(gate, "cards"), note="晚了", by=cast.admin),
    ):  # fmt: skip
        with pytest.raises(Refused, match="gate_open"):
            late()
