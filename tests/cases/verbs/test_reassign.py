"""Reassign: another handler; the state stays and so do the clocks."""

from nuanju.cases import verbs
from tests.cases import stories
from tests.cases.trial import DAY, clocks, due, refused, states_of, told, who_may


def do(cast, case, **given):
    return verbs.reassign(
        case, **{"handler": cast.handler2, "reason": "休假", "by": cast.eng_head, "seen": case.version} | given
    )


def test_the_handler_changes_and_nothing_else(cast, monday):
    case = stories.contacted(cast, code="H01.02.01.01")
    before, solution = clocks(case), due(case, "solution")
    monday.shift(DAY)
    do(cast, case)
    assert (case.state, case.handler, case.responsible) == ("contacted", cast.handler2, cast.handler2)
    assert (clocks(case), due(case, "solution")) == (before, solution)
    assert told(case) == "改派给处理人乙：休假"


def test_it_needs_a_reason_and_somebody_else_who_can(cast):
    case = stories.contacted(cast)
    for code, given in (
        ("reason_missing", {"reason": ""}),
        ("same_handler", {"handler": cast.handler}),
        ("handler_not_here", {"handler": cast.agent}),
    ):
        with refused(code, case):
            do(cast, case, **given)


def test_it_works_from_dispatch_to_rework(cast):
    case = stories.contacted(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"dispatched", "contacted", "in_progress", "rework"}


def test_the_ports_head_and_his_deputy_may(cast):
    case = stories.contacted(cast)
    assert who_may(cast, case, "reassign") == {"eng_head", "eng_deputy"}
    with refused("denied", case):
        do(cast, case, by=cast.handler)


def test_twice_with_what_one_saw_before(cast):
    case = stories.contacted(cast)
    seen = case.version
    do(cast, case)
    with refused("changed_meanwhile", case):
        do(cast, case, handler=cast.handler, seen=seen)
