"""Group complaints over REST: the same verbs, rights and reach as the pages."""

import pytest

from nuanju.clusters.inputs import INPUTS
from nuanju.clusters.models import Cluster
from tests.cases import stories as cases
from tests.clusters import stories

pytestmark = pytest.mark.usefixtures("clock")
PAYLOADS = {
    "activate": {"reason": "x"}, "close": {"review": "x"}, "reopen": {"reason": "x"}, "absorb": {"other": 1, "reason": "x"},
    "join": {"case": "NJ-BW-20260309-0001", "reason": "x"}, "leave": {"case": "NJ-BW-20260309-0001", "reason": "x"},
    "set_plan": {"solution": "x", "seen": 1}, "record_answer": {"member": 1, "answer": "accepted"},
    "name_organiser": {"member": 1}, "add_demand": {"text": "x"}, "answer_demand": {"demand": 1, "answer": "x"},
    "call_household": {"house": 1, "result": "x"}, "send_message": {"text": "x", "households": 5},
}  # fmt: skip


@pytest.fixture
def clock():
    import datetime

    import time_machine

    with time_machine.travel(datetime.datetime.fromisoformat("2026-03-09T10:00+08:00"), tick=False) as traveller:
        yield traveller


def test_list_and_filters_and_cursor(cast, caller):
    cluster = stories.active(cast)
    stories.neighbours(cast, 3, code="H03.01.01.01")
    gm = caller(cast.gm)
    first = gm.get("/clusters", size=1).json()
    rest = gm.get("/clusters", size=1, after=first["next"]).json()
    assert {first["items"][0]["state"], rest["items"][0]["state"]} == {"active", "watch"}
    assert rest["next"] is None
    [found] = gm.get("/clusters", state="active").json()["items"]
    assert (found["id"], found["households"], found["responsible"]["name"]) == (cluster.pk, 5, "项目总")
    assert gm.get("/clusters", level="major").json()["items"] == []
    assert gm.get("/clusters", state="nonsense").status_code == 422


def test_one_with_its_members(cast, caller):
    cluster = stories.accept_all(cast, stories.planned(cast), but=4)
    found = caller(cast.gm).get(f"/clusters/{cluster.pk}").json()
    assert (found["accepted"], found["accept_percent"], found["reachable"], len(found["members"])) == (1, 20, 5, 5)
    assert found["members"][0]["answer"] == "accepted"
    assert found["members"][0]["cases"][0]["severity"] == "hot"
    assert {s["name"] for s in found["silent"]} >= {"3栋2单元1502"}
    assert "close" not in found["verbs"] and "set_plan" in found["verbs"]


def test_a_letter_for_several_once(cast, caller):
    case = cases.registered(cast)
    agent = caller(cast.agent)
    for _ in range(2):
        answer = agent.post("/clusters", case=case.number, households=3, houses="3-2-1402", command_id="letter")
        assert answer.status_code == 201
    assert Cluster.objects.get().households == 2
    few = agent.post("/clusters", case=case.number, households=1)
    assert (few.status_code, few.json()["code"]) == (422, "joint_too_few")


def test_verbs_once_and_refused(cast, caller):
    cluster = stories.active(cast)
    gm = caller(cast.gm)
    for _ in range(2):
        done = gm.post(f"/clusters/{cluster.pk}/add_demand", text="赔偿装修", command_id="d1")
        assert done.status_code == 200
    assert [d["text"] for d in done.json()["demands"]] == ["赔偿装修"]
    early = gm.post(f"/clusters/{cluster.pk}/control")
    assert (early.status_code, early.json()["code"]) == (409, "no_plan")
    seen = done.json()["version"]
    assert gm.post(f"/clusters/{cluster.pk}/set_plan", solution="重做", seen=seen).status_code == 200
    late = gm.post(f"/clusters/{cluster.pk}/set_plan", solution="另做", seen=seen)
    assert late.json()["code"] == "changed_meanwhile"


@pytest.mark.parametrize("verb", INPUTS)
def test_a_stranger_finds_nothing_and_a_viewer_may_do_nothing(verb, cast, caller):
    cluster = stories.active(cast)
    given = dict(PAYLOADS.get(verb, {}))
    if "member" in given:
        given["member"] = stories.members(cluster)[0].pk
    if "case" in given:
        given["case"] = stories.members(cluster)[0].case.number
    if verb == "call_household":
        given["house"] = cast.house1502.pk
    if verb == "absorb":
        stories.neighbours(cast, 3, code="H03.01.01.01")
        given["other"] = Cluster.objects.get(state="watch").pk
    if verb == "answer_demand":
        from nuanju.clusters import verbs

        verbs.add_demand(cluster, text="x", by=cast.gm)
        given["demand"] = cluster.demands.get().pk
    path = f"/clusters/{cluster.pk}/{verb}"
    assert caller(cast.stranger).post(path, **given).status_code == 404
    assert caller(cast.viewer).post(path, **given).status_code == 403


def test_another_projects_people_find_nothing(cast, caller):
    cluster = stories.active(cast)
    stranger = caller(cast.stranger)
    assert stranger.get("/clusters").json()["items"] == []
    assert stranger.get(f"/clusters/{cluster.pk}").status_code == 404
    assert stranger.post("/clusters", case=cases.registered(cast).number, households=5).status_code == 404
