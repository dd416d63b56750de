"""Make a start-up gate: one per project, every due back-scheduled from the opening."""

import datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.hotline.gates.plan import days_late, standing
from nuanju.hotline.models import Gate, GateItem, GateStep
from nuanju.hotline.verbs import make_gate, move_gate, revise_item
from nuanju.org.models import Project
from tests.hotline.gates import NOW, OPENS, made, project, step
from tests.stories import sentences

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(defaults):
    with time_machine.travel(NOW, tick=False):
        yield


def test_every_item_is_scheduled_back_from_the_opening(cast):
    gate = made(cast)
    assert {s.item.key: (OPENS - s.due_on).days // 7 for s in gate.steps.select_related("item")} == {
        "estate": 12, "ports": 12, "calendar": 10, "warranty": 10, "contractors": 8, "articles": 8, "script": 6,
        "phones": 6, "places": 5, "sales_office": 4, "property_desk": 4, "leaflets": 4, "cards": 4, "trial": 2,
    }  # fmt: skip
    assert sentences(gate) == [f"建立启动门，开盘日期 {OPENS}，组长 副总裁"]  # nobody nearer is appointed yet


def test_the_date_moves_and_all_dues_with_it(cast):
    gate = made(cast)
    before = [line.due_on for line in standing(gate).lines]
    later = OPENS + datetime.timedelta(weeks=2)
    gate = move_gate(gate, opens_on=later, by=cast.admin)
    assert [line.due_on - datetime.timedelta(weeks=2) for line in standing(gate).lines] == before
    move_gate(gate, opens_on=later, by=cast.admin)
    assert len(sentences(gate)) == 2  # twice is once


def test_a_live_project_needs_none(cast):
    with pytest.raises(Refused, match="gate_live"):
        make_gate(cast.bw, opens_on=OPENS, by=cast.admin)


def test_the_opening_lies_ahead(cast):
    with pytest.raises(Invalid, match="gate_past"):
        made(cast, opens_on=datetime.date(2026, 3, 9))
    with pytest.raises(Invalid, match="gate_past"):
        move_gate(made(cast), opens_on=datetime.date(2026, 3, 9), by=cast.admin)


def test_no_right(cast):
    for who in (cast.agent, cast.monitor, cast.gm):
        with pytest.raises(Denied):
            make_gate(project(cast), opens_on=OPENS, by=who)


def test_out_of_scope(cast):
    """The general manager of another city."""
    with pytest.raises(Denied):
        make_gate(project(cast), opens_on=OPENS, by=cast.city_gm)
    made(cast)
    assert not Gate.objects.visible_to(cast.city_gm).exists() and not GateStep.objects.visible_to(cast.gm).exists()


def test_the_local_general_manager_makes_it_at_home(cast):
    Project.objects.filter(pk=cast.ls.pk).update(live_since=None)
    gate = make_gate(Project.objects.get(pk=cast.ls.pk), opens_on=OPENS, by=cast.city_gm)
    assert gate.leader == cast.city_gm and list(Gate.objects.visible_to(cast.city_gm)) == [gate]


def test_twice(cast):
    made(cast)
    with pytest.raises(Refused, match="gate_there"):
        made(cast)


def test_a_gate_keeps_the_version_it_was_born_with(cast):
    gate = made(cast)
    old = step(gate, "script").item
    new = {"key": "script", "title": "话术", "weeks": 3, "owner_role": old.owner_role, "position": 7}
    revise_item(GateItem(effective_on=datetime.date(2026, 3, 9), **new), by=cast.director)
    assert step(gate, "script").item == old
    assert [i.weeks for i in GateItem.objects.in_force() if i.key == "script"] == [3]
    revise_item(GateItem(effective_on=datetime.date(2026, 3, 10), is_active=False, **new), by=cast.director)
    assert "script" not in [i.key for i in GateItem.objects.in_force(datetime.date(2026, 3, 10))]
    with pytest.raises(Denied):
        revise_item(GateItem(effective_on=datetime.date(2026, 3, 11), **new), by=cast.gm)


@given(st.integers(0, 60), st.integers(-400, 400))
def test_late_is_counted_from_the_day_after_the_due(weeks, days):
    due = OPENS - datetime.timedelta(weeks=weeks)
    assert days_late(due, due + datetime.timedelta(days=days)) == max(0, days)
