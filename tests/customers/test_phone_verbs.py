"""Phones come and go; a full number shown is written down."""

import pytest

from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.customers.verbs import add_phone, remove_phone, reveal_phone
from tests.stories import kinds, sentences


def test_a_second_number_may_become_the_first(cast):
    add_phone(cast.tenant, number="010-62345678转9", label="单位", primary=True, by=cast.agent)
    assert [(p.number, p.is_primary) for p in cast.tenant.phones.all()] == [
        ("01062345678-9", True),
        ("13600001111", False),
    ]


def test_the_same_number_of_one_person_only_once(cast):
    with pytest.raises(Refused) as refused:
        add_phone(cast.tenant, number="136 0000 1111", by=cast.agent)
    assert refused.value.code == "phone_there"


def test_what_is_no_number(cast):
    with pytest.raises(Invalid) as refused:
        add_phone(cast.tenant, number="没有", by=cast.agent)
    assert refused.value.field == "phone"
    assert "没有" in refused.value.sentence


def test_removing_the_first_makes_the_next_one_first(cast):
    remove_phone(cast.owner.phones.get(is_primary=True), by=cast.agent)
    assert cast.owner.phones.get().is_primary
    remove_phone(cast.owner.phones.get(), by=cast.agent)
    assert kinds(cast.owner) == ["customer.phone_removed"] * 2


def test_revealing_gives_the_number_and_leaves_a_trace_without_it(cast):
    phone = cast.owner.phones.get(is_primary=True)
    assert str(phone) == "138****5678"
    assert reveal_phone(phone, by=cast.cs_manager, purpose="约上门时间") == "13812345678"
    assert sentences(cast.owner) == ["查看完整电话 138****5678，用途：约上门时间"]


def test_no_right(cast):
    phone = cast.owner.phones.first()
    with pytest.raises(Denied):
        add_phone(cast.owner, number="13000000000", by=cast.viewer)
    with pytest.raises(Denied):
        remove_phone(phone, by=cast.stranger)
    for who in (cast.viewer, cast.stranger, cast.legal):
        with pytest.raises(Denied):
            reveal_phone(phone, by=who)
