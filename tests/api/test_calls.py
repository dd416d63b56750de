"""A switch tells of its calls: ring, answered, transferred, abandoned, ended, the recording."""

import pytest

from nuanju.hotline.models import Call
from nuanju.org.verbs import go_on_shift
from tests.hotline.calls import missed


@pytest.fixture
def switch(cast, caller):
    return caller(cast.lead)


def test_a_ring_pops_up_at_the_agent_on_shift(cast, switch):
    go_on_shift(cast.agent, by=cast.agent)
    found = switch.post("/calls", call_id="a-1", phone="+86 138-1234-5678", called="400 800 0001")
    assert found.status_code == 201, found.content
    assert found.json() | {"started_at": ""} == {
        "call_id": "a-1", "state": "ringing", "phone": "138****5678", "project": "BW", "agent": "坐席甲",
        "started_at": "", "answered_at": None, "ended_at": None, "recording_url": "",
    }  # fmt: skip


def test_twice_is_once(cast, switch):
    for command in ("c-1", "c-1", "c-2"):
        switch.post("/calls", call_id="a-1", phone="13812345678", command_id=command)
    assert Call.objects.count() == 1


def test_a_hidden_caller_rings_too(cast, switch):
    assert switch.post("/calls", call_id="a-2", phone="anonymous").json()["phone"] == ""


def test_events_may_come_in_any_order(cast, switch):
    switch.post("/calls/a-3/events", kind="ended", at="2026-03-09T10:05:00+08:00")
    switch.post("/calls/a-3/events", kind="answered", at="2026-03-09T10:01:00+08:00", agent="agent")
    switch.post("/calls", call_id="a-3", phone="13812345678", started_at="2026-03-09T10:00:00+08:00")
    switch.post("/calls/a-3/events", kind="recorded", recording_url="https://pbx.example/a-3.wav")
    found = switch.get("/calls/a-3").json()
    assert (found["state"], found["agent"], found["recording_url"]) == (
        "ended", "坐席甲", "https://pbx.example/a-3.wav",
    )  # fmt: skip


def test_wrong_words_are_named(cast, switch):
    assert switch.post("/calls", call_id="a-4", agent="nobody-here").json()["errors"][0]["field"] == "agent"
    assert switch.post("/calls/a-4/events", kind="exploded").status_code == 422
    assert switch.post("/calls", phone="1").status_code == 422


def test_not_everybody_may_report(cast, caller):
    assert caller(cast.handler).post("/calls", call_id="a-5").status_code == 403
    assert caller(cast.stranger).get("/calls/none").status_code == 404


def test_a_voice_mail_is_called_back(cast, switch, caller, run_jobs):
    switch.post("/calls", call_id="v-1", phone="13812345678", called="4008000001")
    link = "https://pbx.example/v-1.wav"
    assert switch.post("/calls/v-1/events", kind="voicemail", recording_url=link).json()["state"] == "abandoned"
    run_jobs()
    agent, other = caller(cast.agent), caller(cast.agent2)
    [row] = agent.get("/call-backs").json()["items"]
    assert (row["phone"], row["project"], row["calls"], row["voicemails"]) == ("138****5678", "BW", ["v-1"], [link])
    assert agent.get("/call-backs", overdue="true").json()["items"] == []
    address = f"/call-backs/{row['id']}"
    held = agent.post(f"{address}/hold", command_id="h-1").json()
    assert (held["phone"], held["held_by"]) == ("13812345678", "坐席甲")
    refused = other.post(f"{address}/hold")
    assert (refused.status_code, refused.json()["code"]) == (409, "call_back_held")
    for _ in range(2):
        done = agent.post(f"{address}/result", command_id="r-1", result="reached", note="已答复").json()
    assert (done["settled_by"], done["tries"], done["result"]) == ("坐席甲", 1, "reached")
    assert other.post(f"{address}/result", result="reached").json()["code"] == "call_back_settled"
    assert agent.get("/call-backs").json()["items"] == []


def test_call_backs_of_other_projects_are_not_there(cast, caller):
    row = missed()
    stranger = caller(cast.stranger_agent)
    assert stranger.get("/call-backs").json()["items"] == []
    assert stranger.post(f"/call-backs/{row.pk}/hold").status_code == 404
    assert caller(cast.viewer).post(f"/call-backs/{row.pk}/result", result="reached").status_code == 403
