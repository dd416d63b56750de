"""Set a checklist: the group's keepers change what is checked at acceptance from a day on."""

from datetime import date

import pytest
import time_machine

from nuanju.cases import verbs
from nuanju.cases.checklists import DEFAULTS, items_for, items_of, load
from nuanju.cases.models import Case, Checklist
from nuanju.cases.verbs import set_checklist
from nuanju.core.events import sentence
from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Invalid
from nuanju.org.choices import Role
from nuanju.org.models import Post
from tests.cases import stories

pytestmark = pytest.mark.usefixtures("defaults")
TODAY, APRIL = date(2026, 3, 6), date(2026, 4, 1)
POINTS = ["问题已消除，客户所述现象不再出现", "业主在场确认"]


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-03-06 16:00+08:00", tick=False):
        yield


def test_it_holds_from_its_day_and_is_told(cast):
    set_checklist("R1", items=[" 业主  在场 ", "", "业主 在场"], effective_on=APRIL, by=cast.director)
    assert items_of("R1", TODAY) == DEFAULTS["R1"]
    assert items_of("R1", APRIL) == ["业主 在场"]
    said = sentence(Event.objects.get(kind="checklist.set"))
    assert "R1 小修" in said and "2026-04-01" in said and "新增业主 在场；去掉问题已消除" in said


def test_another_order_is_said_so(cast):
    set_checklist("R1", items=DEFAULTS["R1"][::-1], effective_on=TODAY, by=cast.director)
    assert "调整顺序" in sentence(Event.objects.get(kind="checklist.set"))


def test_leaks_add_their_points_once():
    case = Case(repair_class="R3")
    assert items_for(case, leak=True) == DEFAULTS["R3"] + DEFAULTS["leak"]
    Checklist.objects.create(key="leak", items=[DEFAULTS["R3"][0], "淋水两小时"], effective_on=TODAY)
    assert items_for(case, leak=True) == [*DEFAULTS["R3"], "淋水两小时"]
    assert items_for(Case(), leak=False) == DEFAULTS["R0"]


def test_an_acceptance_keeps_what_it_was_checked_by(cast):
    case = stories.pending_acceptance(cast)
    checked = [{"item": i, "ok": True, "note": ""} for i in items_for(case, leak=True)]
    verbs.accept(case, checklist=checked, test_record="蓄水48小时", by=cast.engineer)
    set_checklist(case.repair_class, items=POINTS, effective_on=TODAY, by=cast.director)
    assert case.acceptances.get().checklist == checked
    assert items_for(case, leak=False) == POINTS


@pytest.mark.parametrize(
    ("items", "day", "code"),
    [
        (POINTS, date(2026, 3, 5), "figure_past"), ([" ", ""], TODAY, "checklist_count"),
        ([f"第{n}条" for n in range(21)], TODAY, "checklist_count"), (["长" * 61], TODAY, "checklist_item_long"),
        (DEFAULTS["R1"], TODAY, "checklist_same"),
    ],
)  # fmt: skip
def test_what_does_not_fit(cast, items, day, code):
    with pytest.raises(Invalid, match=code):
        set_checklist("R1", items=items, effective_on=day, by=cast.director)
    assert not Event.objects.filter(kind="checklist.set").exists()


def test_no_right(cast):
    with pytest.raises(Denied):
        set_checklist("R1", items=POINTS, effective_on=TODAY, by=cast.gm)


def test_a_regions_administrator_does_not_change_the_group(cast):
    Post.objects.create(role=Role.ADMINISTRATOR, region=cast.region, holder=cast.nobody)
    with pytest.raises(Denied):
        set_checklist("R1", items=POINTS, effective_on=TODAY, by=cast.nobody)


def test_twice_for_one_day(cast):
    set_checklist("R1", items=POINTS, effective_on=TODAY, by=cast.director)
    with pytest.raises(Invalid, match="figure_day_taken"):
        set_checklist("R1", items=[*POINTS, "另一条"], effective_on=TODAY, by=cast.director)


def test_the_shipped_lists_stand_once(cast):
    set_checklist("R1", items=POINTS, effective_on=TODAY, by=cast.director)
    load()
    assert Checklist.objects.filter(key="R1").count() == 2
    assert Checklist.objects.count() == len(DEFAULTS) + 1
