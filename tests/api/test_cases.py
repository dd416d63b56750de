"""The loop over REST: the same verbs, rights and reach as the pages."""

import datetime

import pytest
from django.utils import timezone

from nuanju.cases import verbs
from nuanju.cases.inputs import INPUTS
from nuanju.cases.models import Case, RainCheck
from tests.cases import stories

WORDS = "厕所顶上一直滴水，楼上说不是他家的"


@pytest.fixture
def agent(cast, caller):
    return caller(cast.agent)


def test_a_voice_becomes_a_case_with_suggestions_and_clocks(cast, agent):
    answer = agent.post("/cases", project="BW", text=WORDS, phone="+86 138-1234-5678", house=cast.house1502.pk)
    assert answer.status_code == 201, answer.content
    found = answer.json()
    assert found["number"].startswith("NJ-BW-")
    assert found["phone"] == "138****5678"
    assert found["gaps"] == ["no_node", "temporary_caller"]
    assert found["node"] is None, "nothing is filed silently"
    assert any(s["code"].startswith("H02") for s in found["suggestions"])
    assert {c["kind"] for c in found["clocks"]} == {"contact", "assign"}
    assert found["responsible"]["name"] == "坐席甲"


def test_with_a_code_it_can_be_assigned_at_once(cast, agent):
    found = agent.post(
        "/cases", project="BW", text=WORDS, phone="13812345678", house=cast.house1502.pk, code=stories.LEAK, assign=True
    ).json()
    assert (found["state"], found["port"], found["responsible"]["name"]) == ("assigned", "engineering", "工程负责人")
    assert found["kind"] == "quality_complaint"


def test_the_second_arrival_gets_the_first_answer(cast, agent):
    first = agent.post("/cases", command_id="ring-7", project="BW", text=WORDS).json()
    again = agent.post("/cases", command_id="ring-7", project="BW", text=WORDS).json()
    assert first["number"] == again["number"]
    assert Case.objects.count() == 1


def test_a_case_is_told_whole_with_proofs_and_timeline(cast, agent):
    case = stories.in_progress(cast)
    found = agent.get(f"/cases/{case.number}").json()
    assert found["state"] == "in_progress"
    for clock in found["clocks"]:
        assert all(i["seconds"] >= 0 for i in clock["proof"])
    assert found["timeline"][0]["sentence"].startswith("受理诉求")


def test_a_verb_moves_the_case(cast, caller):
    case = stories.assigned(cast)
    answer = caller(cast.eng_head).post(f"/cases/{case.number}/dispatch", handler=cast.handler.pk)
    assert answer.status_code == 200, answer.content
    assert answer.json()["handler"]["name"] == "处理人甲"


def test_wrong_state_no_right_and_out_of_scope(cast, caller):
    case = stories.registered(cast)
    wrong = caller(cast.eng_head).post(f"/cases/{case.number}/dispatch", handler=cast.handler.pk)
    assert (wrong.status_code, wrong.json()["code"]) == (409, "wrong_state")
    denied = caller(cast.viewer).post(f"/cases/{case.number}/assign")
    assert (denied.status_code, denied.json()["code"]) == (403, "denied")
    hidden = caller(cast.stranger).post(f"/cases/{case.number}/assign")
    assert (hidden.status_code, hidden.json()["code"]) == (404, "not_found")
    assert hidden["Content-Type"] == "application/problem+json"


def test_bad_fields_are_named_in_chinese(cast, agent):
    answer = agent.post("/cases", project="BW", text="", channel="pigeon", phone="138", colour="red")
    assert answer.status_code == 422
    assert {e["field"]: e["detail"] for e in answer.json()["errors"]} == {
        "channel": "请从列出的选项里选择。",
        "colour": "没有这个字段。",
    }
    assert agent.post("/cases", project="BW", text=" ").json()["errors"][0]["field"] == "words"
    assert agent.post("/cases", project="NOPE", text="x").json()["title"] == "没有代码为 NOPE 的项目，请检查。"


def test_registered_at_is_for_those_allowed(cast, caller):
    then = "2026-01-05T10:00:00+08:00"
    refused = caller(cast.agent).post("/cases", project="BW", text=WORDS, registered_at=then)
    assert refused.json()["errors"][0]["field"] == "registered_at"
    kept = caller(cast.director).post("/cases", project="BW", text=WORDS, registered_at=then)
    assert kept.json()["registered_at"] == then


def test_the_list_filters_and_pages_by_cursor(cast, agent):
    numbers = [stories.registered(cast).number for _ in range(5)]
    first = agent.get("/cases", size=2, state="registered").json()
    second = agent.get("/cases", size=2, state="registered", after=first["next"]).json()
    third = agent.get("/cases", size=2, state="registered", after=second["next"]).json()
    got = [c["number"] for part in (first, second, third) for c in part["items"]]
    assert got == numbers[::-1]
    assert third["next"] is None
    assert agent.get("/cases", state="closed").json()["items"] == []
    assert agent.get("/cases", after="nonsense").status_code == 422


def test_somebody_elses_change_is_said(cast, caller):
    case = stories.dispatched(cast)
    head = caller(cast.eng_head)
    stale = head.post(f"/cases/{case.number}/reassign", handler=cast.handler2.pk, reason="换人", seen=case.version - 1)
    assert (stale.status_code, stale.json()["code"]) == (409, "changed_meanwhile")


def test_no_token_wrong_token(client, cast):
    assert client.get("/api/v1/cases").status_code == 401
    assert client.get("/api/v1/cases", headers={"authorization": "Bearer nonsense"}).status_code == 401


def test_every_verb_is_described_field_by_field(client):
    described = client.get("/api/v1/openapi.json").json()
    for verb in INPUTS:
        operation = described["paths"][f"/api/v1/cases/{{number}}/{verb}"]["post"]
        assert operation["summary"]
        assert {"401", "403", "404", "409", "422"} <= operation["responses"].keys()
    for name, schema in described["components"]["schemas"].items():
        for field, about in schema.get("properties", {}).items():
            said = f"{about.get('title', '')}{about.get('description', '')}"
            assert not said.isascii(), f"{name}.{field} says nothing in Chinese"


def test_suggestions(agent):
    found = agent.get("/library/suggest", text=WORDS).json()
    assert any(s["path"].startswith("房屋本体 › 防水工程") for s in found)
    assert agent.get("/library/suggest", text="今天天气").json() == []
    here = agent.get("/library/suggest", text="漏水", project="BW", space="厨房").json()
    assert here[0]["code"].startswith(("H02.02", "H04", "H09.02"))
    assert agent.get("/library/suggest", text="漏水", project="没有", space="厨房").json() == here


def test_out_of_scope_needs_its_reason_and_is_told(cast, caller):
    case, api = stories.contacted(cast), caller(cast.engineer)
    photo = stories.photo(cast.engineer)
    given = {
        "ruling": "excluded", "customer_told": True, "photos": [photo], "reason": "业主自行改动水管",
        "seen": case.version,
    }  # fmt: skip
    answer = api.post(f"/cases/{case.number}/classify", **given)
    assert (answer.status_code, answer.json()["code"]) == (422, "exclusion_missing")
    answer = api.post(f"/cases/{case.number}/classify", **given, exclusion="owner_alteration")
    told = answer.json()
    assert (told["warranty_ruling"], told["exclusion"], told["kind"]) == ("excluded", "owner_alteration", "paid_repair")


def test_a_repair_is_reported_with_materials_and_the_firm_that_answers(cast, caller):
    case, api = stories.in_progress(cast), caller(cast.handler)
    before, after = stories.photo(cast.handler), stories.photo(cast.handler)
    given = {"work": "重做防水层", "cause": "workmanship", "photos_before": [before], "photos_after": [after]}
    answer = api.post(f"/cases/{case.number}/complete", **given)
    assert (answer.status_code, answer.json()["code"]) == (422, "materials_missing")
    answer = api.post(f"/cases/{case.number}/complete", **given, no_materials=True)
    assert answer.json()["code"] == "contractor_missing"
    answer = api.post(f"/cases/{case.number}/complete", **given, no_materials=True, contractor=cast.contractor.pk)
    assert answer.status_code == 200
    assert case.completions.get().contractor == cast.contractor


def test_chasing_a_merged_case_names_the_master(cast, caller):
    first, second = stories.registered(cast), stories.registered(cast)
    verbs.merge(second, into=first, reason="重复登记", by=cast.agent)
    refused = caller(cast.agent).post(f"/cases/{second.number}/chase", words="怎么还没人来")
    assert (refused.status_code, refused.json()["code"], refused.json()["master"]) == (409, "merged_away", first.number)


def test_heavy_rain_is_recorded_once_and_leaks_are_asked_about(cast, caller, run_jobs):
    case = stories.closed(cast)
    run_jobs()
    RainCheck.objects.update(accepted_at=timezone.now() - datetime.timedelta(days=5))
    lead, agent = caller(cast.lead), caller(cast.agent2)
    given = {"city": cast.city.pk, "on": f"{timezone.localdate()}", "note": "台风"}
    for _ in range(2):
        answer = lead.post("/heavy-rains", command_id="rain", **given)
    assert (answer.status_code, answer.json()["asked"]) == (201, 1)
    assert lead.get("/heavy-rains").json()[0]["note"] == "台风"
    assert lead.post("/heavy-rains", **given).json()["code"] == "rain_known"
    assert agent.post("/heavy-rains", **given).status_code == 403
    assert caller(cast.stranger).post("/heavy-rains", **given).status_code == 403  # one project is not the city
    assert agent.post(f"/cases/{case.number}/check_rain", result="leaks", words="又漏了").json()["state"] == "rework"


def test_the_guided_answers_travel_with_the_case(cast, agent):
    given = {"project": "BW", "text": WORDS, "house": cast.house1502.pk, "code": stories.LEAK}
    found = agent.post("/cases", **given, answers={"when": "一直漏"}).json()
    assert found["answers"] == [{"key": "when", "ask": "什么时候漏？", "answer": "一直漏"}]
    assert agent.get(f"/cases/{found['number']}").json()["answers"] == found["answers"]
    wrong = agent.post("/cases", **given, answers={"colour": "蓝"})
    assert wrong.status_code == 422 and wrong.json()["errors"][0]["field"] == "answers"
