"""Two of registered phone, last four of the ID and contract number, before private data is told."""

import datetime

import pytest
import time_machine

from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.customers.models import Customer
from nuanju.customers.verbs import merge_customers, sign_contract
from nuanju.hotline import queries
from nuanju.hotline.models import IdentityCheck
from nuanju.hotline.verbs import choose_customer, verify_caller
from tests.hotline.calls import taken
from tests.stories import kinds, sentences

pytestmark = pytest.mark.django_db
ELSEWHERE = "13711112222"  # nobody's number


@pytest.fixture
def contract(cast):
    signed = datetime.date(2022, 3, 1)
    return sign_contract(cast.house1502, number="BW-2022-0317", signed_on=signed, buyers=[cast.owner], by=cast.admin)


def test_a_registered_number_needs_one_more(cast):
    call = taken(cast.agent)
    check = verify_caller(call, cast.owner, id_last4="００1x", by=cast.agent)
    assert check.passed and check.words == "登记电话、证件后四位"
    assert queries.verified(call, cast.owner, cast.agent) == check
    assert sentences(call)[0] == "核验身份通过：业主甲（登记电话、证件后四位）"


def test_the_contract_number_is_read_however_it_is_written(cast, contract):
    assert verify_caller(taken(cast.agent), cast.owner, contract_number=" bw 2022—0317 ", by=cast.agent).passed


def test_from_another_number_two_are_asked_for(cast, contract):
    call = taken(cast.agent, phone=ELSEWHERE)
    with pytest.raises(Invalid, match="one_more_to_verify"):
        verify_caller(call, cast.owner, id_last4="001X", by=cast.agent)
    check = verify_caller(call, cast.owner, id_last4="001X", contract_number="BW-2022-0317", by=cast.agent)
    assert check.words == "证件后四位、合同编号"
    assert kinds(call).count("caller.not_verified") == 0


def test_a_hidden_caller_names_his_registered_number(cast):
    check = verify_caller(
        taken(cast.agent, phone=""), cast.owner, phone="138 1234 5678", id_last4="001X", by=cast.agent
    )
    assert check.words == "登记电话、证件后四位"


def test_what_differs_is_named_and_counted(cast):
    call = taken(cast.agent)
    with pytest.raises(Refused, match="identity_differs") as refusal:
        verify_caller(call, cast.owner, id_last4="1234", by=cast.agent)
    assert "证件后四位" in refusal.value.sentence and "还可再试 4 次" in refusal.value.sentence
    assert queries.verified(call, cast.owner, cast.agent) is None
    assert sentences(call)[0] == "核验身份未通过：业主甲（不符：证件后四位）"


def test_after_five_wrong_tries_the_right_answer_comes_too_late(cast):
    call = taken(cast.agent)
    for n in range(5):
        with pytest.raises(Refused):
            verify_caller(call, cast.owner, id_last4=f"123{n}", by=cast.agent)
    with pytest.raises(Refused, match="too_many_tries"):
        verify_caller(call, cast.owner, id_last4="001X", by=cast.agent)
    with pytest.raises(Refused, match="too_many_tries"):  # nor as somebody else on the same call
        verify_caller(call, cast.spouse, id_last4="001X", by=cast.agent)
    assert IdentityCheck.objects.count() == 5


def test_twice_is_once(cast):
    call = taken(cast.agent)
    first = verify_caller(call, cast.owner, id_last4="001X", by=cast.agent)
    assert verify_caller(call, cast.owner, id_last4="0000", by=cast.agent) == first
    assert kinds(call).count("caller.verified") == 1


def test_another_customer_is_verified_anew(cast):
    call = taken(cast.agent)
    verify_caller(call, cast.owner, id_last4="001X", by=cast.agent)
    choose_customer(call, customer=cast.spouse, by=cast.agent)
    assert queries.verified(call, cast.spouse, cast.agent) is None


def test_nobody_else_verifies_on_the_call(cast):
    call = taken(cast.agent)
    for by in (cast.agent2, cast.stranger_agent, cast.viewer, SYSTEM):
        with pytest.raises(Denied):
            verify_caller(call, cast.owner, id_last4="001X", by=by)
    assert verify_caller(call, cast.owner, id_last4="001X", by=cast.lead).passed


def test_at_the_counter_it_holds_for_this_intake(cast):
    with time_machine.travel("2026-11-20T10:00:00+08:00", tick=False) as clock:
        verify_caller(None, cast.owner, phone="13812345678", id_last4="001X", by=cast.agent)
        assert queries.verified(None, cast.owner, cast.agent)
        assert queries.verified(None, cast.owner, cast.agent2) is None
        clock.shift(datetime.timedelta(minutes=31))
        assert queries.verified(None, cast.owner, cast.agent) is None
    with pytest.raises(Denied):
        verify_caller(None, cast.owner, id_last4="001X", by=cast.stranger_agent)


@pytest.mark.parametrize("id_last4", ["12", "12345", "X001", "'; drop", "一二三四", "\N{PARTY POPPER}"])
def test_what_cannot_be_read_is_no_try(cast, id_last4):
    with pytest.raises(Invalid):
        verify_caller(taken(cast.agent), cast.owner, id_last4=id_last4, by=cast.agent)
    assert IdentityCheck.objects.count() == 0


def test_nothing_given(cast):
    with pytest.raises(Invalid, match="nothing_to_verify"):
        verify_caller(taken(cast.agent), cast.owner, id_last4=" ", by=cast.agent)


def test_without_a_record_there_is_nothing_to_compare(cast):
    Customer.objects.filter(pk=cast.owner.pk).update(id_last4="")
    cast.owner.refresh_from_db()
    with pytest.raises(Refused, match="no_record_to_verify"):
        verify_caller(taken(cast.agent), cast.owner, id_last4="001X", by=cast.agent)


def test_merged_customers_keep_their_checks(cast, run_jobs):
    call = taken(cast.agent)
    verify_caller(call, cast.spouse, id_last4="001X", by=cast.agent)
    merge_customers(cast.owner, other=cast.spouse, reason="两次核对证件", by=cast.admin)
    run_jobs()
    assert queries.verified(call, cast.owner, cast.agent)
