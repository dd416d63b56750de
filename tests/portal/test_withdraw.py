"""The customer withdraws by his link: with a reason, before anybody has contacted him, this case and no other."""

import pytest

from nuanju.cases import publiclink, verbs
from nuanju.cases.models import Case
from nuanju.core.events import sentence, timeline
from tests.cases import stories

BUTTON = "确认撤回"


def withdraw(client, case, reason: str = "自己修好了", **more):
    return client.post(f"{publiclink.address(case)}withdraw/", {"reason": reason, **more})


def again(case) -> Case:
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("story", [stories.registered, stories.assigned, stories.dispatched])
def test_before_the_contact_he_withdraws(cast, client, story):
    case = story(cast)
    assert BUTTON in client.get(publiclink.address(case)).content.decode()
    assert withdraw(client, case).status_code == 302
    case = again(case)
    assert case.state == "cancelled"
    told = next(e for e in timeline(case) if e.kind == "case.cancelled")
    assert (told.actor_name, sentence(told)) == ("业主甲", "客户撤回诉求：自己修好了")
    request = case.cancel_requests.get()
    assert (request.evidence, request.misfiled, request.approved) == ("客户本人撤回：自己修好了", False, True)
    page = client.get(publiclink.address(case)).content.decode()
    assert "已经撤回" in page and BUTTON not in page


def test_his_reason_is_hidden_from_who_may_not_read(cast, client):
    case = stories.registered(cast)
    withdraw(client, case)
    told = next(e for e in timeline(again(case)) if e.kind == "case.cancelled")
    assert "自己修好了" not in sentence(told, masked=True)


def test_without_a_reason_nothing_happens_and_the_form_stays_open(cast, client):
    case = stories.registered(cast)
    answer = withdraw(client, case, reason=" ")
    assert answer.status_code == 422
    assert "请填写撤回原因" in answer.content.decode() and '<details class="form" open>' in answer.content.decode()
    assert again(case).state == "registered"


@pytest.mark.parametrize("story", [stories.contacted, stories.in_progress, stories.pending_follow_up])
def test_after_the_contact_he_is_told_whom_to_tell(cast, client, story):
    case = story(cast)
    assert BUTTON not in client.get(publiclink.address(case)).content.decode()
    answer = withdraw(client, case)
    assert answer.status_code == 409
    assert "已经有人在处理，不能在这里撤回" in answer.content.decode()
    assert again(case).state == case.state


def test_twice(cast, client):
    case = stories.registered(cast)
    for _ in range(2):  # a double tap of one form
        assert withdraw(client, case, command_id="tap").status_code == 302
    answer = withdraw(client, case, command_id="another tap")
    assert (answer.status_code, "已经撤回，不用再点" in answer.content.decode()) == (409, True)
    assert again(case).cancel_requests.count() == 1


def test_a_request_of_the_agent_is_answered_by_it(cast, client):
    case = verbs.ask_cancel(stories.registered(cast), evidence="客户来电", by=cast.agent)
    withdraw(client, case)
    assert not again(case).cancel_requests.filter(approved=None).exists()


def test_a_changed_link_withdraws_nothing(cast, client):
    case = stories.registered(cast)
    assert client.post(f"{publiclink.address(case)}x/withdraw/", {"reason": "x"}).status_code == 404
    changed = publiclink.address(case).replace("/c/", "/c/x")
    assert client.post(f"{changed}withdraw/", {"reason": "x"}).status_code == 404
    assert again(case).state == "registered"
