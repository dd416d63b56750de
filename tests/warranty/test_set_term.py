"""Set a term: longer for a project, never under the floor, never for what is delivered."""

import datetime

import pytest
import time_machine

from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Invalid
from nuanju.warranty.models import WarrantyTerm
from nuanju.warranty.verbs import set_term

D = datetime.date.fromisoformat
FROM = D("2027-01-01")
pytestmark = pytest.mark.usefixtures("defaults")


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-21T10:00+08:00", tick=False):
        yield


def test_it_adds_a_row_and_keeps_the_old_one(cast):
    row = set_term("DOOR_WINDOW", owner=36, effective_on=FROM, by=cast.director, source="集团提升标准")
    assert (row.owner, row.floor, row.contractor, row.project) == (36, 24, 24, None)
    assert WarrantyTerm.objects.filter(key="DOOR_WINDOW").count() == 2
    assert Event.objects.get(kind="warranty.term_set").data["owner"] == 36


def test_a_project_may_only_lengthen(cast):
    assert set_term("BLOCKAGE", owner=3, effective_on=FROM, project=cast.bw, by=cast.director).owner == 3
    set_term("SANITARY", owner=36, effective_on=FROM, by=cast.director)
    with pytest.raises(Invalid) as refused:
        set_term("SANITARY", owner=24, effective_on=FROM, project=cast.bw, by=cast.director)
    assert refused.value.sentence == "项目只能延长保修期：集团现行为36个月，请填写不少于它的期限。"


@pytest.mark.parametrize(
    ("key", "owner", "on", "code"),
    [
        ("WATERPROOF", 59, FROM, "term_below_floor"),
        ("WATERPROOF", 72, D("2026-11-20"), "term_date_passed"),
        ("DESIGN", 12, FROM, "term_not_a_term"),
    ],
)
def test_refusals(cast, key, owner, on, code):
    with pytest.raises(Invalid) as refused:
        set_term(key, owner=owner, effective_on=on, by=cast.director)
    assert refused.value.code == code
    assert refused.value.sentence


def test_twice_for_one_day_is_refused(cast):
    set_term("DOOR_WINDOW", owner=36, effective_on=FROM, by=cast.director)
    with pytest.raises(Invalid, match="term_date_taken"):
        set_term("DOOR_WINDOW", owner=48, effective_on=FROM, by=cast.director)


def test_without_the_right(cast):
    for who in (cast.agent, cast.stranger, cast.viewer):
        with pytest.raises(Denied):
            set_term("DOOR_WINDOW", owner=36, effective_on=FROM, by=who)


# batches delivered before the project was switched on keep the terms of their own book


BOOK = {"effective_on": D("2022-01-01"), "delivered_before": D("2024-01-01")}


def test_an_own_book_goes_down_to_the_statutory_minimum(cast):
    row = set_term("LAMP_SWITCH", owner=6, project=cast.bw, by=cast.director, **BOOK)
    assert (row.floor, row.delivered_before) == (6, D("2024-01-01"))
    assert set_term("WATERPROOF", owner=36, node_code="C02.02", project=cast.bw, by=cast.director, **BOOK).floor == 36


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"owner": 5}, "owner"),
        ({"project": None}, "project"),
        ({"delivered_before": D("2024-02-01")}, "delivered_before"),
        ({"delivered_before": D("2022-01-01")}, "delivered_before"),
        ({"node_code": "Z99"}, "node_code"),
    ],
)
def test_what_an_own_book_may_not(cast, changed, field):
    values = {"owner": 6, "project": cast.bw, **BOOK} | changed
    with pytest.raises(Invalid) as refused:
        set_term("LAMP_SWITCH", by=cast.director, **values)
    assert refused.value.field == field
    assert refused.value.sentence
