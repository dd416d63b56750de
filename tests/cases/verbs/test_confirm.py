"""Confirm: the customer agrees by a tap to the written proposal he was sent."""

from nuanju.cases import verbs
from nuanju.cases.publiclink import visitor
from nuanju.core.actors import Visitor
from tests.cases import stories
from tests.cases.trial import refused, running, states_of, told, who_may


def proposed(cast, **fields):
    return verbs.propose(stories.contacted(cast, **fields), plan=stories.plan(), by=cast.handler)


def do(cast, case, **given):
    return verbs.confirm(case, **{"number": 1, "by": visitor(case)} | given)


def test_his_tap_starts_the_work(cast):
    case = do(cast, proposed(cast))
    assert (case.state, running(case)) == ("in_progress", {"completion", "progress_note"})
    assert case.solutions.get().consent == "tap"
    assert told(case).startswith("客户同意方案第1版（客户点按确认）")


def test_a_newer_version_asks_him_again(cast):
    case = verbs.propose(proposed(cast), plan=stories.plan(), by=cast.handler)
    with refused("proposal_changed", case):
        do(cast, case)
    assert do(cast, case, number=2).state == "in_progress"


def test_there_must_be_a_proposal(cast):
    with refused("proposal_changed", case := stories.contacted(cast)):
        do(cast, case)


def test_a_tenant_cannot_agree_for_the_owner(cast):
    with refused("consent_not_party", case := proposed(cast, house=cast.house1602, customer=cast.tenant)):
        do(cast, case)


def test_it_works_once_from_contacted(cast):
    case = proposed(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"contacted"}
    do(cast, case)
    with refused("wrong_state", case):
        do(cast, case)


def test_only_by_the_link_of_this_very_case(cast):
    case = proposed(cast)
    assert who_may(cast, case, "confirm") == set()
    with refused("denied", case):
        do(cast, case, by=Visitor(case.pk + 1, "别人"))
