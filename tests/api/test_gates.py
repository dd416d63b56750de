"""Start-up gates over REST: the same verbs, rights and reach as the pages."""

import pytest
import time_machine

from nuanju.hotline.models import Gate
from tests.hotline import gates as stories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(defaults):
    with time_machine.travel(stories.NOW, tick=False):
        yield


@pytest.fixture
def gate(cast):
    return stories.made(cast)


def path(gate, verb: str = "") -> str:
    return f"/gates/{gate.pk}/{verb}".rstrip("/")


def test_a_gate_is_made_once_listed_and_read(cast, caller):
    admin = caller(cast.admin)
    for _ in range(2):
        made = admin.post("/gates", project="YS", opens_on=str(stories.OPENS), leader=cast.vp.pk, command_id="g1")
        assert made.status_code == 201, made.content
    [row] = admin.get("/gates").json()
    assert (row["project"]["code"], row["opens_on"], row["open"] > 0, row["leader"]["name"]) == (
        "YS", str(stories.OPENS), True, "副总裁",
    )  # fmt: skip
    shown = admin.get(f"/gates/{row['id']}").json()
    assert len(shown["checklist"]) == row["items"] and shown["may_keep"]
    assert {item["key"]: item["lacking"] for item in shown["checklist"]}["estate"] == "还没有导入房屋和客户"
    again = admin.post("/gates", project="YS", opens_on=str(stories.OPENS))
    assert (again.status_code, again.json()["code"]) == (409, "gate_there")
    assert admin.post("/gates", project="XX", opens_on=str(stories.OPENS)).status_code == 404
    assert admin.post("/gates", project="LS", opens_on="2026-06-08").status_code == 409  # live already


def test_an_item_is_ticked_and_taken_back(cast, gate, caller):
    admin, item = caller(cast.admin), stories.step(gate, "cards")
    done = admin.post(f"/gates/items/{item.pk}/tick", note="已印好")
    line = next(each for each in done.json()["checklist"] if each["id"] == item.pk)
    assert (line["done"], line["note"], line["done_by"]["name"], line["may_tick"]) == (True, "已印好", "管理员", True)
    assert admin.post(f"/gates/items/{item.pk}/tick", note="x").json()["code"] == "item_done"
    back = admin.post(f"/gates/items/{item.pk}/untick", reason="印错了").json()
    assert not next(each for each in back["checklist"] if each["id"] == item.pk)["done"]
    bare = admin.post(f"/gates/items/{item.pk}/tick")
    assert (bare.status_code, bare.json()["code"]) == (422, "evidence_missing")
    facts = admin.post(f"/gates/items/{stories.step(gate, 'estate').pk}/tick", note="x")
    assert facts.json()["code"] == "item_checks_itself"


def test_the_date_moves_a_test_case_is_filed_and_the_gate_stays_shut(cast, gate, caller):
    admin = caller(cast.admin)
    assert admin.post(path(gate, "move"), opens_on="2026-07-06").json()["opens_on"] == "2026-07-06"
    filed = admin.post(path(gate, "rehearse"), words="测试：坐席态度不好")
    assert filed.status_code == 200 and len(filed.json()["trials"]) == 1
    shut = admin.post(path(gate, "open"))
    assert (shut.status_code, shut.json()["code"]) == (409, "gate_shut")
    assert Gate.objects.get().opened_at is None


VERBS = {
    "move": {"opens_on": "2026-07-06"}, "rehearse": {"words": "x"}, "open": {},
}  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_who_may_not(cast, gate, caller, verb):
    assert caller(cast.stranger).post(path(gate, verb), **VERBS[verb]).status_code == 404
    assert caller(cast.viewer).post(path(gate, verb), **VERBS[verb]).status_code == 403


@pytest.mark.parametrize(("verb", "given"), [("tick", {"note": "x"}), ("untick", {"reason": "x"})])
def test_who_may_not_tick(cast, gate, caller, verb, given):
    item = f"/gates/items/{stories.step(gate, 'cards').pk}/{verb}"
    assert caller(cast.stranger).post(item, **given).status_code == 404
    assert caller(cast.viewer).post(item, **given).status_code == 403


def test_who_may_not_make_or_read(cast, gate, caller):
    given = {"project": "YS", "opens_on": str(stories.OPENS)}
    assert caller(cast.stranger).post("/gates", **given).status_code == 404
    assert caller(cast.viewer).post("/gates", **given).status_code == 403
    assert caller(cast.nobody).get("/gates").status_code == 403
    assert caller(cast.stranger).get("/gates").json() == []
    assert caller(cast.stranger).get(path(gate)).status_code == 404
