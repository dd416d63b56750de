"""The first page: what I owe to those above opens its list; test cases of a gate count nowhere."""

import datetime

import pytest
import time_machine

from nuanju.cases import verbs
from nuanju.cases.models import Case
from nuanju.escalation.verbs import answer_supervision, supervise
from nuanju.hotline.models import GateTrial
from tests.cases import stories
from tests.hotline.gates import made

CRACK = "H01.02.01.01"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-03-09T10:00+08:00", tick=False) as traveller:
        yield traveller


def figures(client, user, block: str = "duties") -> dict[str, tuple[str, str]]:
    client.force_login(user)
    return {f.label: (f.shown, f.url) for f in client.get("/").context[block]}


def test_reports_due_and_supervisions_to_answer_open_their_lists(cast, client, run_jobs):
    case = stories.dispatched(cast, code=CRACK, forced=("lawyer",))  # hot: the project's GM answers
    run_jobs()
    assert "督办等我回复" not in figures(client, cast.gm)
    row = supervise(case, ask="请说明原因", by=cast.monitor)
    found = figures(client, cast.gm)
    assert found["等我报进展"] == ("1", "/reports/") and found["督办等我回复"] == ("1", "/supervisions/")
    assert case.number in client.get("/reports/").content.decode()
    assert "请说明原因" in client.get("/supervisions/").content.decode()
    answer_supervision(row, text="已处理", by=cast.gm)
    assert "督办等我回复" not in figures(client, cast.gm)
    assert "等我报进展" not in figures(client, cast.viewer)


def test_the_list_opens_with_what_the_rail_counted(cast, client, run_jobs):
    case = stories.dispatched(cast, code=CRACK, forced=("lawyer",))
    run_jobs()
    row = supervise(case, ask="请说明原因", by=cast.monitor)
    answer_supervision(row, text="已处理", by=cast.gm)
    client.force_login(cast.monitor)
    assert client.get("/supervisions/").headers["Location"] == "/supervisions/?view=judge"
    client.force_login(cast.gm)
    assert client.get("/supervisions/").status_code == 200


def test_the_test_case_of_a_gate_counts_on_no_board_and_in_no_list(cast, client):
    real, trial = stories.registered(cast), stories.registered(cast, space="次卫")
    GateTrial.objects.create(gate=made(cast), case=trial, at=trial.registered_at)
    assert Case.objects.count() == 2
    assert figures(client, cast.director, "state")["未结"][0] == "1"
    board = client.get("/monitor/").context["board"]
    assert (board.total.open, board.total.assign) == (1, 1)
    page = client.get("/cases/")
    assert [c.number for c in page.context["page"].rows] == [real.number] and page.context["count"] == "共 1 件"
    client.force_login(cast.agent)
    verbs.assign(trial, by=cast.agent)
    client.force_login(cast.eng_head)
    assert trial.number in client.get("/port/").content.decode() or trial.words in client.get("/port/").content.decode()
    assert client.get(f"/cases/{trial.number}/").status_code == 200


def test_the_house_shows_what_was_mended_and_until_when_it_is_warranted(cast, client, clock):
    wet = stories.closed(cast)  # waterproofing: 24 months
    clock.shift(datetime.timedelta(days=2))
    dry = stories.in_progress(cast, code=CRACK)
    client.force_login(cast.director)
    page = client.get(f"/houses/{cast.house1502.pk}/")
    assert [r.case for r in page.context["repairs"]] == [wet]
    body = page.content.decode()
    assert "维修部位保修" in body and "至 2028-03-09" in body and "2026-03-09 修好" in body
    stories.accept(cast, stories.complete(cast, dry))
    repairs = client.get(f"/houses/{cast.house1502.pk}/").context["repairs"]
    assert [r.case for r in repairs] == [wet, dry] and repairs[1].until < repairs[0].until
    clock.move_to("2028-06-01T10:00+08:00")
    client.force_login(cast.director)
    assert not client.get(f"/houses/{cast.house1502.pk}/").context["repairs"]


def test_the_problems_of_the_chosen_room_come_first(cast, client, defaults):
    client.force_login(cast.agent)

    def codes(space: str) -> list[str]:
        return [node.code for node, _ in client.get("/agent/nodes", {"q": "漏", "space": space}).context["found"]]

    kitchen, bath = codes("厨房"), codes("主卫")
    assert kitchen[0].startswith(("H02.02", "H04", "H08.04", "H09.02", "H10"))
    assert bath[0].startswith(("H02.01", "H04", "H09.01"))
    assert kitchen != bath
