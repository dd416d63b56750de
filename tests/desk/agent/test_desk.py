"""The desk between calls: queues, seat, call bar; the shift lead's board."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from nuanju.cases import verbs as cases
from nuanju.core.actors import SYSTEM
from nuanju.desk.views.agent import lead, queues
from nuanju.hotline import verbs as hotline
from nuanju.hotline.models import Call, CallBack
from nuanju.org.models import SeatPresence
from tests.cases.stories import assigned, registered
from tests.hotline.calls import missed, on_shift, rang, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(cast, client):
    client.force_login(cast.agent)
    return client


def page(response) -> str:
    assert response.status_code == 200, response.content.decode()[:2000]
    return response.content.decode()


def test_queues_show_what_waits(agent, cast):
    waiting, mine = registered(cast, by=cast.agent2), assigned(cast, words="门锁坏了", house=cast.house1402)
    cases.chase(mine, words="怎么还没人来", by=cast.agent)
    shown = {
        tab: page(agent.get(reverse("agent_desk"), {"tab": tab})) for tab in ("assign", "mine", "overdue", "chased")
    }
    assert waiting.number in shown["assign"] and mine.number not in shown["assign"]
    assert mine.number in shown["mine"] and waiting.number not in shown["mine"]
    assert mine.number in shown["chased"] and waiting.number not in shown["chased"]
    assert "逾期：没有" in shown["overdue"]


def test_on_shift_break_and_off(agent, cast):
    for wish, word in (("ready", "空闲"), ("away", "小休"), ("ready", "空闲"), ("off", "未上岗")):
        assert word in page(agent.post(reverse("agent_seat"), {"state": wish}))
    assert not SeatPresence.objects.filter(user=cast.agent, off_at=None).exists()


def test_a_ringing_call_is_on_the_bar_with_who_it_may_be(agent, cast):
    on_shift(cast.agent)
    rang(phone="13500005678")
    seen = page(agent.get(reverse("agent_callbar")))
    assert "135****5678" in seen and "业主丁 3栋2单元1602" in seen and "接听" in seen


def test_off_shift_nothing_rings(agent, cast):
    rang()
    assert "接听" not in page(agent.get(reverse("agent_callbar")))


def test_taking_leads_to_the_screen_and_the_second_is_told(agent, cast, client):
    on_shift(cast.agent, cast.agent2)
    call = rang(agent=cast.agent)
    answer = agent.post(reverse("agent_take", args=[call.pk]), headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == reverse("agent_call", args=[call.pk])
    client.force_login(cast.agent2)
    answer = client.post(reverse("agent_take", args=[call.pk]), headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert "已由坐席甲接听" in answer.content.decode()


def test_hanging_up_frees_the_seat(agent, cast):
    call = taken(cast.agent)
    assert "空闲" in page(agent.post(reverse("agent_end", args=[call.pk]), headers={"HX-Request": "true"}))
    assert Call.objects.get(pk=call.pk).state == "ended"


def test_the_lead_sees_withdrawals_returns_and_seats(client, cast):
    asked = registered(cast)
    cases.ask_cancel(asked, evidence="客户说不用了", by=cast.agent)
    returned = assigned(cast, words="阳台渗水", house=cast.house1402)
    for port, head in (("property", cast.eng_head), ("engineering", cast.prop_head)):
        cases.send_back(returned, reason="不归本端口", proposed_port=port, by=head)
        if port == "property":
            cases.assign(returned, port=port, by=cast.agent)
    taken(cast.agent)
    client.force_login(cast.lead)
    seen = page(client.get(reverse("agent_lead")))
    assert asked.number in seen and returned.number in seen
    assert "在岗坐席 1" in seen and "138****5678" in seen


def test_pages_ask_no_more_than_they_did(agent, cast, query_baseline):
    for n in range(6):
        registered(cast, words=f"漏水{n}")
    on_shift(cast.agent)
    rang()
    for name in ("agent_desk", "agent_callbar", "follow_ups"):
        with query_baseline(name):
            agent.get(reverse(name))


def test_numbers_to_call_back_on_the_desk_the_lead_board_the_home_page_and_the_rail(agent, cast):
    link = "https://pbx.example/vm-1.wav"
    hotline.keep_recording(hotline.leave_voicemail(rang("c1"), by=SYSTEM), url=link, by=SYSTEM)
    row = hotline.ask_call_back(Call.objects.get(), by=SYSTEM)
    CallBack.objects.update(due_at=timezone.now() - datetime.timedelta(minutes=5))
    desk = page(agent.get(reverse("agent_desk"), {"tab": "call_back"}))
    assert "138****5678" in desk and link in desk and 'data-tone="over"' in desk and "13812345678" not in desk
    assert "待回电" in page(agent.get("/"))
    assert queues.waiting(cast.agent) == 1 and lead.waiting(cast.lead) == 1
    agent.force_login(cast.lead)
    assert f"call-back-{row.pk}" in page(agent.get(reverse("agent_lead")))


def test_who_dials_sees_the_number_and_writes_down_the_result(agent, cast):
    row = missed()
    dialog = page(agent.post(reverse("agent_call_back_hold", args=[row.pk])))
    assert "13812345678" in dialog and "打开受理屏" in dialog
    address = reverse("agent_call_back", args=[row.pk])
    assert agent.post(address, {"result": ""}).status_code == 422
    done = agent.post(address, {"result": "reached", "note": "已答复", "command_id": "cb-1"})
    assert "close-dialog" in done["HX-Trigger"]
    assert (
        agent.post(address, {"result": "reached", "command_id": "cb-1"}).status_code == 200
    )  # sent twice is done once
    agent.force_login(cast.agent2)
    refused = agent.post(address, {"result": "reached"})
    assert refused.status_code == 409 and "坐席甲" in refused.content.decode()
