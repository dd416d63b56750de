"""Handing a call on from the call bar; a closed case of the same event is opened again."""

import pytest
from django.urls import reverse

from nuanju.cases.models import Case
from nuanju.hotline.models import Call
from tests.cases.stories import closed
from tests.desk.agent.test_intake import page, typed
from tests.hotline.calls import on_shift, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(cast, client):
    client.force_login(cast.agent)
    return client


def test_the_call_goes_to_whom_the_dialog_offers(agent, cast):
    call = taken(cast.agent)
    on_shift(cast.agent2)
    address = reverse("agent_transfer", args=[call.pk])
    assert address in page(agent.get(reverse("agent_callbar")))
    seen = page(agent.get(address))
    assert "坐席乙" in seen and "项目值班电话" in seen and "13900000001" in seen
    answer = agent.post(address, {"to": f"u{cast.agent2.pk}"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and "callmoved" in answer["HX-Trigger"]
    assert Call.objects.get(pk=call.pk).agent == cast.agent2
    assert address not in page(agent.get(reverse("agent_callbar")))


def test_the_duty_phone_is_written_down(agent, cast):
    call = taken(cast.agent)
    agent.post(reverse("agent_transfer", args=[call.pk]), {"to": "night"}, headers={"HX-Request": "true"})
    assert Call.objects.get(pk=call.pk).transferred_to == "项目值班电话 13900000001"


def test_whom_the_dialog_does_not_offer_is_refused(agent, cast):
    call = taken(cast.agent)
    answer = agent.post(reverse("agent_transfer", args=[call.pk]), {"to": f"u{cast.handler.pk}"})
    assert answer.status_code == 422
    assert Call.objects.get(pk=call.pk).agent == cast.agent


def test_a_closed_case_of_the_same_event_is_opened_again(agent, cast):
    call, case = taken(cast.agent), closed(cast)
    again = reverse("agent_reopen", args=[case.number])
    given = typed(cast, call_id=call.call_id, call=call.pk, text="又往楼下漏水了")
    offered = page(agent.post(reverse("agent_consequence"), given))
    assert again in offered
    join = reverse("agent_join", args=[case.number])
    assert join not in offered and "重开" in agent.post(join, given).content.decode()
    seen = page(agent.post(again, given))
    case.refresh_from_db()
    assert case.state == "rework" and Case.objects.count() == 1
    assert case.inbound.last().call_ref == call.call_id
    assert "已重开" in seen and "前与您联系" in seen
    assert (
        f"call={call.pk}&amp;customer={cast.owner.pk}&amp;house={cast.house1502.pk}" in seen
    )  # the next one of this call
    assert "已重开" in page(agent.post(again, given))  # sent twice is once
    assert case.inbound.count() == 2


def test_an_open_case_is_joined_not_reopened(agent, cast):
    case = closed(cast)
    agent.post(reverse("agent_reopen", args=[case.number]), typed(cast, command_id="a"))
    assert reverse("agent_reopen", args=[case.number]) not in page(
        agent.post(reverse("agent_consequence"), typed(cast))
    )
    answer = agent.post(reverse("agent_reopen", args=[case.number]), typed(cast, command_id="b"))
    assert answer.status_code == 409 and answer["HX-Retarget"] == "#intake-refusal"
    answer = agent.post(reverse("agent_reopen", args=[case.number]), typed(cast, command_id="c", text=" "))
    assert answer.status_code in (409, 422)
