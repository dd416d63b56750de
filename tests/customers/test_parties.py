"""Who is what to a house: added, ended, sold, moved in."""

import datetime

import pytest

from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.customers import queries
from nuanju.customers.choices import PartyRole
from nuanju.customers.verbs import (
    add_customer,
    add_party,
    cancel_contract,
    end_party,
    move_in,
    sign_contract,
    transfer_house,
)
from tests.stories import kinds, sentences

DAY = datetime.date


def test_a_tenant_joins_the_household(cast):
    party = add_party(cast.house1502, customer=cast.tenant, role=PartyRole.TENANT, by=cast.agent)
    assert party.household == cast.household1502
    assert sentences(cast.household1502) == ["租户丙 登记为租户"]


def test_an_unsold_house_gets_its_household(cast):
    party = add_party(cast.house1501, customer=cast.tenant, by=cast.agent, on=DAY(2026, 1, 1))
    assert queries.open_household(cast.house1501) == party.household
    assert kinds(party.household) == ["household.party_added", "household.started"]


def test_the_same_role_twice_is_refused(cast):
    with pytest.raises(Refused) as refused:
        add_party(cast.house1502, customer=cast.owner, by=cast.agent)
    assert "买受人" in refused.value.sentence


def test_a_tenant_moves_out_once(cast):
    party = cast.tenant.parties.get()
    end_party(party, by=cast.agent, on=DAY(2026, 10, 1))
    assert queries.person(cast.tenant).homes == []
    with pytest.raises(Refused) as refused:
        end_party(party, by=cast.agent)
    assert refused.value.code == "party_ended"


def test_nothing_ends_before_it_began(cast):
    with pytest.raises(Invalid):
        end_party(cast.tenant.parties.get(), by=cast.agent, on=DAY(2000, 1, 1))
    with pytest.raises(Invalid):
        transfer_house(cast.house1502, buyers=[cast.tenant], by=cast.cs_manager, on=DAY(2000, 1, 1))
    assert queries.open_household(cast.house1502) == cast.household1502


def test_a_resale_ends_one_household_and_starts_another(cast):
    new = transfer_house(cast.house1502, buyers=[cast.tenant, cast.neighbour], by=cast.cs_manager, on=DAY(2026, 6, 1))
    cast.household1502.refresh_from_db()
    assert cast.household1502.ended_on == DAY(2026, 6, 1)
    assert not cast.household1502.parties.filter(ended_on=None).exists()
    assert {p.customer for p in queries.members(new)} == {cast.tenant, cast.neighbour}


def test_a_resale_needs_a_buyer_and_a_keeper(cast):
    with pytest.raises(Invalid):
        transfer_house(cast.house1502, buyers=[], by=cast.cs_manager)
    for who in (cast.agent, cast.stranger, cast.viewer):
        with pytest.raises(Denied):
            transfer_house(cast.house1502, buyers=[cast.tenant], by=who)


def test_a_contract_makes_a_household_and_its_end_ends_it(cast):
    buyer = add_customer(name="新业主", project=cast.bw, by=cast.cs_manager)
    contract = sign_contract(
        cast.house1501, number="BW-9", signed_on=DAY(2026, 9, 1), buyers=[buyer], by=cast.cs_manager
    )
    assert queries.may_consent(contract.household, buyer)
    cancel_contract(contract, reason="贷款未批", by=cast.cs_manager)
    assert queries.open_household(cast.house1501) is None
    with pytest.raises(Refused):
        cancel_contract(contract, reason="再退一次", by=cast.cs_manager)


def test_a_contract_number_is_used_once(cast):
    with pytest.raises(Invalid):
        sign_contract(
            cast.house1501, number="BW-2026-0001", signed_on=DAY(2026, 9, 1), buyers=[cast.tenant], by=cast.cs_manager
        )


def test_moving_in_takes_the_flag_away(cast):
    assert queries.received_not_moved_in(cast.household1502)
    move_in(cast.household1502, on=DAY(2025, 1, 1), by=cast.agent)
    assert not queries.received_not_moved_in(cast.household1502)


def test_strangers_change_nothing(cast):
    for who in (cast.stranger, cast.viewer):
        with pytest.raises(Denied):
            add_party(cast.house1502, customer=cast.tenant, by=who)
        with pytest.raises(Denied):
            end_party(cast.tenant.parties.get(), by=who)
        with pytest.raises(Denied):
            move_in(cast.household1502, by=who)
