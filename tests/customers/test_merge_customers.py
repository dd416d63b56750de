"""Merge customers: a human decides, everything moves, nothing is lost."""

import pytest

from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.customers import queries
from nuanju.customers.choices import PartyRole, WatchReason
from nuanju.customers.verbs import add_customer, add_party, change_customer, merge_customers, opt_out, watch
from tests.stories import sentences


@pytest.fixture
def twin(cast):
    twin = add_customer(name="业主甲（老记录）", phone="13812345678", project=cast.bw, email="a@b.cn", by=cast.agent)
    add_party(cast.house1502, customer=twin, role=PartyRole.BUYER, by=cast.agent)
    add_party(cast.house1602, customer=twin, role=PartyRole.AGENT, by=cast.agent)
    watch(twin, reason=WatchReason.REPEATED, by=cast.agent)
    opt_out(twin, by=cast.agent)
    return twin


def test_everything_moves_to_the_kept_record(cast, twin):
    opt_out(cast.owner, by=cast.agent)
    merge_customers(cast.owner, other=twin, reason="核对证件为同一人", by=cast.cs_manager)
    owner = queries.person(cast.owner)
    assert sorted(p.number for p in owner.phones) == ["01062345678-802", "13812345678"]
    assert {(h.house, h.role) for h in owner.homes} == {
        (cast.house1402, PartyRole.BUYER),
        (cast.house1502, PartyRole.BUYER),
        (cast.house1602, PartyRole.AGENT),
    }
    assert owner.watch and owner.customer.email == "a@b.cn"
    assert owner.customer.opt_outs.filter(withdrawn_at=None).count() == 1
    assert sentences(cast.owner)[0] == "并入同一人的另一条记录 业主甲（老记录），依据：核对证件为同一人"


def test_the_other_record_is_a_signpost_found_no_more(cast, twin):
    merge_customers(cast.owner, other=twin, reason="同一人", by=cast.cs_manager)
    twin.refresh_from_db()
    assert twin.merged_into == cast.owner
    assert [p.customer for p in queries.by_phone("13812345678", cast.cs_manager)].count(cast.owner) == 1
    with pytest.raises(Refused) as refused:
        merge_customers(cast.tenant, other=twin, reason="再来一次", by=cast.cs_manager)
    assert refused.value.code == "merged_already"
    with pytest.raises(Refused):
        change_customer(twin, note="x", by=cast.agent)


def test_different_papers_are_different_people(cast, twin):
    change_customer(twin, id_last4="9999", by=cast.agent)
    with pytest.raises(Refused) as refused:
        merge_customers(cast.owner, other=twin, reason="同一人", by=cast.cs_manager)
    assert refused.value.code == "different_ids"
    assert twin.phones.exists()


def test_a_reason_and_two_records_are_needed(cast, twin):
    with pytest.raises(Invalid):
        merge_customers(cast.owner, other=twin, reason=" ", by=cast.cs_manager)
    with pytest.raises(Invalid):
        merge_customers(cast.owner, other=cast.owner, reason="同一人", by=cast.cs_manager)


def test_no_right_on_either_side(cast, twin):
    for who in (cast.agent, cast.stranger, cast.viewer):
        with pytest.raises(Denied):
            merge_customers(cast.owner, other=twin, reason="同一人", by=who)
    with pytest.raises(Denied):
        merge_customers(cast.owner, other=cast.ls_owner, reason="同一人", by=cast.cs_manager)
