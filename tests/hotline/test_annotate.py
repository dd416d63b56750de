"""Who called, and where he saw the number."""

import pytest

from nuanju.core.refusals import Denied, Refused
from nuanju.customers.verbs import merge_customers
from nuanju.hotline import queries, verbs
from nuanju.hotline.models import Call, PublishingPlace
from tests.cases.stories import registered
from tests.hotline.calls import rang, taken
from tests.stories import kinds, sentences

pytestmark = pytest.mark.django_db


def test_the_agent_chooses_the_customer(cast):
    call = verbs.choose_customer(taken(cast.agent), customer=cast.spouse, by=cast.agent)
    assert call.customer == cast.spouse
    assert sentences(call)[0] == "来电人认定为 家属乙"
    assert list(queries.calls_of(cast.spouse, cast.agent)) == [call]


def test_twice_is_once(cast):
    call = taken(cast.agent)
    for _ in range(2):
        verbs.choose_customer(call, customer=cast.owner, by=cast.agent)
    assert kinds(call).count("call.customer_chosen") == 1


def test_nobody_else_writes_on_the_call(cast):
    call = taken(cast.agent)
    with pytest.raises(Denied):
        verbs.choose_customer(call, customer=cast.owner, by=cast.agent2)
    with pytest.raises(Denied):
        verbs.set_place(call, place=None, by=cast.stranger_agent)
    verbs.choose_customer(call, customer=cast.owner, by=cast.lead)  # the shift lead may


def test_where_he_saw_the_number(cast):
    place = PublishingPlace.objects.get(name="名片")
    call = verbs.set_place(taken(cast.agent), place=place, by=cast.agent)
    assert call.place == place
    assert sentences(call)[0] == "客户从 名片 看到400号码"


def test_the_list_of_places_is_kept_by_the_group(cast):
    place = verbs.add_place(PublishingPlace(name="工地围挡"), by=cast.director)
    verbs.change_place(place, name="工地围墙", by=cast.director)
    assert sentences(place)[0] == "修改号码公示位置“工地围墙”：公示位置 工地围挡 → 工地围墙"
    with pytest.raises(Denied):
        verbs.add_place(PublishingPlace(name="别处"), by=cast.agent)
    verbs.set_place(taken(cast.agent), place=place, by=cast.agent)
    with pytest.raises(Refused, match="in_use"):
        verbs.remove_place(place, by=cast.director)


def test_calls_are_seen_in_reach(cast):
    call = rang()
    unknown = rang("c2", called="")

    def seen(user):
        return set(Call.objects.visible_to(user))

    assert seen(cast.agent) == {call, unknown}
    assert seen(cast.cs_manager) == {call}
    assert seen(cast.stranger) == seen(cast.handler) == set()


def test_the_calls_of_a_case(cast):
    call = taken(cast.agent)
    case = registered(cast, call_ref=call.call_id)
    assert list(queries.calls_of_case(case, cast.agent)) == [call]


def test_merged_customers_keep_their_calls(cast, run_jobs):
    call = verbs.choose_customer(taken(cast.agent), customer=cast.spouse, by=cast.agent)
    merge_customers(cast.owner, other=cast.spouse, reason="两次核对证件", by=cast.admin)
    run_jobs()
    call.refresh_from_db()
    assert call.customer == cast.owner
