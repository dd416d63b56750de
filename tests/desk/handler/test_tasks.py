"""The handler's phone, and the first page: what I must do today."""

import datetime

import time_machine

from nuanju.cases import verbs
from tests.cases import stories


def groups(client, by) -> dict:
    client.force_login(by)
    return {g.title: g.tasks for g in client.get("/tasks/").context["groups"]}


def test_tasks_stand_by_due_with_the_next_action(cast, client):
    with time_machine.travel("2026-03-09T10:00+08:00") as clock:
        case = stories.dispatched(cast)
        assert [t.verb for t in groups(client, cast.handler)["今天到期"]] == ["contact"]
        clock.shift(datetime.timedelta(days=2))
        assert [t.case for t in groups(client, cast.handler)["已超时"]] == [case]


def test_each_state_has_its_action(cast, client):
    stories.contacted(cast)
    stories.in_progress(cast, space="次卫")
    found = [t.verb for tasks in groups(client, cast.handler).values() for t in tasks]
    assert sorted(found) == ["agree", "complete"]


def test_an_enquiry_is_answered_once_and_done_when_it_comes_back(cast, client):
    case = verbs.assign(stories.enquiry(cast), port="engineering", by=cast.agent)
    verbs.dispatch(case, handler=cast.handler, by=cast.eng_head)
    assert [t.verb for tasks in groups(client, cast.handler).values() for t in tasks] == ["answer"]
    verbs.answer(case, answer="今年底", by=cast.handler)
    verbs.send_to_rework(case, rating=1, reasons=["result"], by=cast.agent2)
    [verb] = [t.verb for tasks in groups(client, cast.handler).values() for t in tasks]
    assert (verb, client.get(f"/cases/{case.number}/{verb}/").status_code) == ("complete", 200)


def test_a_head_who_handles_a_case_has_it_as_his_task(cast, client):
    case = stories.assigned(cast, code="S02.01.01.01")
    client.force_login(cast.sales_head)
    assert client.get("/tasks/").status_code == 403
    verbs.dispatch(case, handler=cast.sales_head, by=cast.sales_head)
    assert [t.case for tasks in groups(client, cast.sales_head).values() for t in tasks] == [case]
    assert "/tasks/" in client.get("/").content.decode()


def test_the_engineer_gets_what_waits_for_acceptance_but_never_his_own(cast, client):
    case = stories.pending_acceptance(cast)
    assert [t.case for t in groups(client, cast.engineer)["等我验收"]] == [case]
    assert groups(client, cast.handler) == {}
    assert "已报完工，等他人" in client.get("/tasks/").content.decode()


def test_help_asked_of_me_is_a_task(cast, client):
    case = stories.in_progress(cast)
    verbs.ask_help(case, port="property", helper=cast.prop_handler, ask="请协助停水", by=cast.handler)
    client.force_login(cast.prop_handler)
    page = client.get("/tasks/").content.decode()
    assert "请协助停水" in page and f"/cases/{case.number}/end_help/" in page


def test_others_tasks_are_not_mine(cast, client):
    stories.dispatched(cast)
    assert groups(client, cast.handler2) == {}


def test_no_number_stands_on_the_page_before_it_is_asked_for(cast, client):
    stories.dispatched(cast)
    client.force_login(cast.handler)
    assert "5678" not in client.get("/tasks/").content.decode()


def duties(client, by) -> dict:
    client.force_login(by)
    return {f.label: f.count for f in client.get("/").context["duties"]}


def test_the_first_page_counts_what_each_role_must_do(cast, client):
    stories.registered(cast)
    stories.assigned(cast, space="次卫")
    stories.dispatched(cast, space="厨房")
    stories.pending_acceptance(cast, space="阳台")
    assert duties(client, cast.handler)["我的任务"] == 1
    assert duties(client, cast.engineer)["等我验收"] == 1
    assert duties(client, cast.eng_head)["等我派工"] == 1
    assert duties(client, cast.agent)["待指派"] == 1
    assert duties(client, cast.stranger_agent)["待指派"] == 0


def test_every_figure_opens_a_list_that_counts_the_same(cast, client):
    stories.registered(cast)
    stories.dispatched(cast, space="厨房")
    client.force_login(cast.agent)
    for figure in client.get("/").context["state"]:
        answer = client.get(figure.url)
        assert len(answer.context["page"].rows) == figure.count, figure.label


def test_queries(cast, client, query_baseline):
    for space in ("主卫", "次卫", "厨房"):
        stories.dispatched(cast, space=space)
    client.force_login(cast.handler)
    for name, path in (("tasks", "/tasks/"), ("home", "/")):
        client.get(path)
        with query_baseline(name):
            client.get(path)
