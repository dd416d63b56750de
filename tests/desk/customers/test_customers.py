"""Customers on the desk: finding them, the 360° page, their verbs."""

import pytest

from nuanju.core import keeping
from nuanju.customers.models import Customer
from nuanju.desk.views.customers.doing import DEEDS
from nuanju.hotline.verbs import choose_customer
from tests.cases import stories
from tests.hotline.calls import taken

HTMX = {"HX-Request": "true"}


def test_found_by_the_last_four_digits_all_of_them(cast, client):
    client.force_login(cast.agent)
    page = client.get("/customers/", {"q": "5678"}).content.decode()
    assert "业主甲" in page and "业主丁" in page and "13812345678" not in page


def test_only_those_in_reach(cast, client):
    client.force_login(cast.cs_manager)
    people = client.get("/customers/", {"q": "13812345678"}).context["people"]
    assert {p.customer.name for p in people} == {"业主甲", "家属乙"}


def test_the_page_brings_houses_warranty_cases_and_household_together(cast, client):
    stories.dispatched(cast)
    client.force_login(cast.agent)
    page = client.get(f"/customers/{cast.owner.pk}/").content.decode()
    for words in ("业主甲", "138****5678", "3栋2单元1502", "家属乙", "保修表", "卫生间往楼下漏水", "待联系"):
        assert words in page, words
    assert "13812345678" not in page


def test_a_number_is_shown_on_request_and_that_is_recorded(cast, client):
    client.force_login(cast.agent)
    phone = cast.owner.phones.first()
    assert "tel:13812345678" in client.post(f"/customers/{cast.owner.pk}/phones/{phone.pk}/").content.decode()
    assert keeping.history(cast.owner).first().kind == "customer.phone_revealed"
    other = cast.neighbour.phones.first()
    assert client.post(f"/customers/{cast.owner.pk}/phones/{other.pk}/").status_code == 404


@pytest.mark.parametrize("verb", sorted(DEEDS))
def test_every_form_can_be_shown(cast, client, verb):
    client.force_login(cast.lead)
    answer = client.get(f"/customers/{cast.owner.pk}/{verb}/", headers=HTMX)
    assert answer.status_code == 200
    assert DEEDS[verb].label in answer.content.decode()


def do(client, customer, verb, by, **data):
    client.force_login(by)
    return client.post(f"/customers/{customer.pk}/{verb}/", data, headers=HTMX)


def test_watching_opting_out_and_changing(cast, client):
    assert (
        do(client, cast.owner, "watch", cast.agent, reason="media", level="key", note="有自媒体账号").status_code == 200
    )
    assert do(client, cast.owner, "opt_out", cast.agent, channel="sms", purpose="survey").status_code == 200
    assert (
        do(client, cast.owner, "change", cast.agent, name="业主甲甲", kind="person", note="到访先电话").status_code
        == 200
    )
    page = client.get(f"/customers/{cast.owner.pk}/").content.decode()
    for words in ("重点关注 · 媒体相关", "拒绝 短信 满意度调研", "业主甲甲", "到访先电话"):
        assert words in page, words
    assert client.get(f"/customers/{cast.owner.pk}/").context["person"].watch is not None


def test_a_house_is_joined_and_left(cast, client):
    answer = do(client, cast.tenant, "add_party", cast.agent, house=cast.house1501.pk, role="tenant")
    assert answer.status_code == 200
    party = cast.tenant.parties.get(household__house=cast.house1501)
    assert do(client, cast.tenant, "end_party", cast.agent, party=party.pk).status_code == 200
    party.refresh_from_db()
    assert party.ended_on is not None


def test_mistakes_stand_beside_their_fields(cast, client):
    answer = do(client, cast.owner, "add_phone", cast.agent, number="不知道")
    assert answer.status_code == 422
    assert "读不出来" in answer.content.decode()
    assert "请选择事项" in do(client, cast.owner, "record_consent", cast.agent, evidence="录音").content.decode()
    assert do(client, cast.owner, "add_party", cast.cs_manager, house=cast.ls_house.pk).status_code == 422


def test_a_new_customer_gets_a_page(cast, client):
    client.force_login(cast.agent)
    answer = client.post("/customers/new/", {"name": "新客户", "phone": "13700001111", "kind": "person"})
    made = Customer.objects.get(name="新客户")
    assert answer["Location"] == f"/customers/{made.pk}/"
    assert made.phones.get().number == "13700001111"


def test_a_customer_of_another_project_is_not_found(cast, client):
    client.force_login(cast.cs_manager)
    assert client.get(f"/customers/{cast.ls_owner.pk}/").status_code == 404
    assert client.get(f"/customers/{cast.ls_owner.pk}/change/").status_code == 404


def test_without_the_right_no_button_and_no_door(cast, client):
    client.force_login(cast.viewer)
    assert client.get(f"/customers/{cast.owner.pk}/").context["deeds"] == []
    assert do(client, cast.owner, "merge", cast.agent, other=cast.spouse.pk, reason="同一人").status_code == 403


def test_the_number_of_queries(cast, client, query_baseline):
    stories.dispatched(cast)
    client.force_login(cast.agent)
    client.get(f"/customers/{cast.owner.pk}/")
    with query_baseline("customer page without its frame"):
        client.get(f"/customers/{cast.owner.pk}/", headers=HTMX)


def test_the_warranty_of_a_house_is_unfolded_on_demand(cast, client):
    client.force_login(cast.agent)
    address = f"/customers/{cast.owner.pk}/warranty/{cast.house1502.pk}"
    assert address in client.get(f"/customers/{cast.owner.pk}/").content.decode()
    assert "防水" in client.get(address).content.decode()
    assert client.get(f"/customers/{cast.owner.pk}/warranty/{cast.house1602.pk}").status_code == 404  # not his


def test_his_calls_stand_on_his_page(cast, client):
    call = choose_customer(taken(cast.agent), customer=cast.owner, by=cast.agent)
    client.force_login(cast.agent)
    page = client.get(f"/customers/{cast.owner.pk}/").content.decode()
    assert "来电" in page and call.get_state_display() in page and "坐席甲" in page


def test_the_contract_says_whether_a_deemed_delivery_counts(cast, client):
    page = f"/customers/{cast.prospect.pk}/"
    client.force_login(cast.cs_manager)
    assert "BW-2026-0001" in client.get(f"{page}change_contract/", headers=HTMX).content.decode()
    given = {"contract": cast.contract301.pk, "counts_deemed_delivery": "1"}
    assert do(client, cast.prospect, "change_contract", cast.cs_manager, **given).status_code == 200
    assert "视为交付起算保修" in client.get(page).content.decode()
    cast.contract301.refresh_from_db()
    assert cast.contract301.counts_deemed_delivery


def test_no_contract_no_such_button(cast, client):
    client.force_login(cast.cs_manager)
    assert "合同的视为交付约定" not in client.get(f"/customers/{cast.owner.pk}/").content.decode()
