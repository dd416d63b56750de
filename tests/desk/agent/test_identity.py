"""What the panel tells before and after the caller has proved who he is."""

import pytest
from django.urls import reverse

from nuanju.customers.verbs import sign_contract
from nuanju.hotline.models import IdentityCheck
from tests.cases.stories import registered
from tests.hotline.calls import taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(cast, client):
    client.force_login(cast.agent)
    sign_contract(
        cast.house1502, number="BW-2022-0317", signed_on="2022-03-01", buyers=[cast.owner, cast.spouse], by=cast.admin
    )
    return client


def panel(agent, call, customer, house) -> str:
    asked = {"call": call.pk if call else "", "customer": customer.pk, "house": house.pk}
    return agent.get(reverse("agent_caller"), asked).content.decode()


def verify(agent, call, customer, **said):
    address = reverse("agent_verify", args=[customer.pk])
    return agent.post(address, {"call": call.pk if call else "", "customer": customer.pk, **said})


def test_contract_and_others_cases_wait_for_the_check(agent, cast):
    his = registered(cast, words="主卫顶棚滴水", customer=cast.owner)
    hers = registered(cast, words="和物业吵了一架", customer=cast.spouse, callback_phone="13987654321")
    call = taken(cast.agent)
    before = panel(agent, call, cast.owner, cast.house1502)
    assert "未核验" in before and "来电号码已登记，再核对一项" in before
    assert his.title in before and hers.title not in before
    assert before.count("核验后可见") == 2  # the contract, her case
    assert "BW-2022-0317" not in before
    after = verify(agent, call, cast.owner, id_last4="001X", house=cast.house1502.pk).content.decode()
    assert "已核验" in after and "BW-2022-0317" in after and hers.title in after
    assert (
        "13812345678" not in after
        and reverse("customer_phone", args=[cast.owner.pk, cast.owner.phones.first().pk]) in after
    )
    assert "核验后可见" not in after
    assert "data-fill" not in after  # what the agent typed meanwhile stays


def test_a_refusal_stays_beside_the_fields(agent, cast):
    answer = verify(agent, taken(cast.agent), cast.owner, id_last4="1234")
    assert (answer.status_code, answer["HX-Retarget"]) == (409, "#verify-refusal")
    assert "还可再试 4 次" in answer.content.decode()
    assert IdentityCheck.objects.count() == 1  # the wrong try is kept
    answer = verify(agent, taken(cast.agent, "c2"), cast.owner, id_last4="<b>")
    assert answer.status_code == 422 and "4 位数字" in answer.content.decode()


def test_somebody_at_the_counter(agent, cast):
    assert "核对其中两项" in panel(agent, None, cast.owner, cast.house1502)
    answer = verify(agent, None, cast.owner, phone="13812345678", contract_number="BW20220317")
    assert "已核验" in answer.content.decode()
    assert "已核验" in panel(agent, None, cast.owner, cast.house1502)


def test_out_of_reach_is_not_found(cast, client):
    call = taken(cast.agent)
    client.force_login(cast.stranger_agent)
    assert verify(client, call, cast.ls_owner, id_last4="001X").status_code == 404
    assert verify(client, None, cast.owner, id_last4="001X").status_code == 404
