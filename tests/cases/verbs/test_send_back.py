"""Send back: the port is not the right one; the 400 assigns again."""

import pytest

from nuanju.cases import verbs
from tests.cases import stories
from tests.cases.trial import clocks, due, refused, states_of, told, who_may


def do(cast, case, **given):
    return verbs.send_back(
        case, **{"reason": "设计问题", "proposed_port": "planning_design", "by": cast.eng_head} | given
    )


def test_it_returns_to_the_400_with_a_proposal(cast, monday):
    case = do(cast, stories.assigned(cast))
    assert (case.state, case.port, case.send_backs, case.responsible) == (
        "registered", "planning_design", 1, cast.agent,
    )  # fmt: skip
    assert clocks(case) == {"contact": "running", "assign": "running", "dispatch": "met"}
    assert told(case) == "退回：设计问题，建议转规划设计"


@pytest.mark.parametrize(
    ("code", "given"),
    [("reason_missing", {"reason": " "}), ("required", {"proposed_port": "engineering"}),
     ("required", {"proposed_port": "kitchen"})],
)  # fmt: skip
def test_a_reason_and_another_port_are_needed(cast, code, given):
    with refused(code, case := stories.assigned(cast)):
        do(cast, case, **given)


def test_it_works_once_from_assigned(cast):
    case = stories.assigned(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"assigned"}
    do(cast, case)
    with refused("wrong_state", case):
        do(cast, case, proposed_port="sales", by=cast.design_head)


def test_the_ports_head_and_his_deputy_may(cast):
    case = stories.assigned(cast)
    assert who_may(cast, case, "send_back") == {"eng_head", "eng_deputy"}
    with refused("denied", case):
        do(cast, case, by=cast.prop_head)


def test_more_than_two_transfers_make_it_important_and_tighten_its_clocks(cast):
    case = stories.assigned(cast, code="H01.02.01.01")
    ports = {"engineering": ("property", cast.eng_head), "property": ("engineering", cast.prop_head)}
    for turn in (1, 2, 3):
        port, head = ports[case.port]
        do(cast, case, proposed_port=port, by=head)
        assert case.severity == ("important" if turn == 3 else "normal")
        if turn < 3:
            verbs.assign(case, by=cast.lead)
    assert "transfers" in case.forced
    assert due(case, "contact") == "03-09 15:00"  # 4 working hours instead of 8
