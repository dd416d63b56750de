"""Escalation, progress reports and supervision over REST."""

import pytest

from nuanju.escalation.inputs import ON_CASE, ON_SUPERVISION
from tests.escalation import stories
from tests.escalation.conftest import clock  # noqa: F401

PAYLOADS = {
    "report_progress": {"text": "已进场", "next_step": "闭水试验", "next_on": "2026-03-10"},
    "supervise": {"ask": "今天给出方案"},
    "answer_supervision": {"text": "已定"},
    "ask_again": {"ask": "几点"},
    "close_supervision": {},
    "lift_supervision": {"reason": "错单"},
}


@pytest.fixture
def hot(cast, clock, run_jobs):  # noqa: F811
    case = stories.raised(cast, 2)
    run_jobs()
    return case


def test_who_answered_and_why(cast, hot, caller):
    found = caller(cast.monitor).get("/escalations", number=hot.number).json()
    [row] = found["items"]
    assert (row["rung_before"], row["rung"], row["former"]["name"], row["responsible"]["name"]) == (
        0, 2, "处理人甲", "项目总",
    )  # fmt: skip
    assert [p["name"] for p in row["passed"]] == ["工程负责人"] and row["causes"] == ["有人受伤"]
    assert caller(cast.stranger).get("/escalations").json()["items"] == []


def test_a_report_once_however_often_it_is_sent(cast, hot, caller):
    gm = caller(cast.gm)
    assert [d["number"] for d in gm.get("/reports").json()["items"]] == [hot.number]
    first = gm.post(f"/cases/{hot.number}/report_progress", command_id="r1", **PAYLOADS["report_progress"])
    again = gm.post(f"/cases/{hot.number}/report_progress", command_id="r1", **PAYLOADS["report_progress"])
    assert (first.status_code, first.json()["late"]) == (201, False)
    assert again.json() == first.json() and hot.progress_reports.count() == 1
    wrong = gm.post(f"/cases/{hot.number}/report_progress", **PAYLOADS["report_progress"] | {"next_on": "2026-03-01"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "report_next_past")
    assert gm.get("/reports", view="late").json()["items"] == []


def test_a_supervision_from_asking_to_its_end(cast, hot, caller):
    monitor, gm = caller(cast.monitor), caller(cast.gm)
    due = "2026-03-09T12:00:00+08:00"
    made = monitor.post(f"/cases/{hot.number}/supervise", command_id="s1", ask="今天给出方案", due_at=due)
    assert made.status_code == 201, made.content
    again = monitor.post(f"/cases/{hot.number}/supervise", command_id="s1", ask="今天给出方案", due_at=due)
    row = made.json()
    assert (row["state"], row["level"], row["due_at"]) == ("asked", "group", due)
    assert again.json()["id"] == row["id"] and hot.supervisions.count() == 1
    assert [s["id"] for s in gm.get("/supervisions", view="answer").json()["items"]] == [row["id"]]
    address = f"/supervisions/{row['id']}"
    assert gm.post(f"{address}/answer_supervision", text="已定").json()["verbs"] == []
    assert monitor.post(f"{address}/ask_again", ask="几点").json()["earlier"][0]["answer"] == "已定"
    assert gm.post(f"{address}/answer_supervision", text="十点").status_code == 200
    ended = monitor.post(f"{address}/close_supervision", note="可以").json()
    assert (ended["state"], ended["ending"]) == ("closed", "可以")
    late = monitor.post(f"{address}/ask_again", ask="再说")
    assert (late.status_code, late.json()["code"]) == (409, "wrong_state")


@pytest.mark.parametrize("verb", ON_CASE)
def test_on_a_case_a_stranger_finds_nothing_and_a_viewer_may_do_nothing(cast, hot, caller, verb):
    path = f"/cases/{hot.number}/{verb}"
    assert caller(cast.stranger).post(path, **PAYLOADS[verb]).status_code == 404
    assert caller(cast.viewer).post(path, **PAYLOADS[verb]).status_code == 403


@pytest.mark.parametrize("verb", ON_SUPERVISION)
def test_on_a_supervision_too(cast, hot, caller, verb):
    path = f"/supervisions/{stories.pressed(hot, cast.monitor).pk}/{verb}"
    assert caller(cast.stranger).post(path, **PAYLOADS[verb]).status_code == 404
    assert caller(cast.viewer).post(path, **PAYLOADS[verb]).status_code == 403
