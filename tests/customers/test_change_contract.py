"""Change contract: whether a deemed delivery starts the warranty is what the contract says."""

import pytest

from nuanju.core.refusals import Denied, Refused
from nuanju.customers import verbs
from tests.stories import kinds, sentences


def do(cast, **given):
    return verbs.change_contract(cast.contract301, **{"counts_deemed_delivery": True, "by": cast.cs_manager} | given)


def test_it_is_kept_with_its_history(cast):
    contract = do(cast)
    assert contract.counts_deemed_delivery
    assert kinds(contract) == ["contract.changed"]
    assert "约定视为交付起算保修" in sentences(contract)[0]


def test_a_cancelled_contract_says_nothing_any_more(cast):
    verbs.cancel_contract(cast.contract301, reason="退房", by=cast.cs_manager)
    cast.contract301.refresh_from_db()
    with pytest.raises(Refused, match="contract_cancelled"):
        do(cast)


@pytest.mark.parametrize("who", ["handler", "agent", "viewer", "stranger"])
def test_only_who_keeps_the_customers_of_the_project(cast, who):
    with pytest.raises(Denied):
        do(cast, by=getattr(cast, who))


def test_twice_is_once(cast):
    do(cast)
    assert kinds(do(cast)) == ["contract.changed"]
