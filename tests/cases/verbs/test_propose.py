"""Propose: the written plan is delivered without consent; the solution clock stops, marked as not agreed."""

from nuanju.cases import verbs
from tests.cases import stories
from tests.cases.trial import clocks, due, refused, running, states_of, told, who_may


def do(cast, case, **given):
    plan = stories.plan(**given.pop("plan", {}))
    return verbs.propose(case, **{"plan": plan, "by": cast.handler} | given)


def test_the_clock_stops_but_the_state_waits(cast):
    case = do(cast, stories.contacted(cast))
    assert (case.state, running(case), clocks(case)["solution"]) == ("contacted", {"progress_note"}, "met")
    version = case.solutions.get()
    assert (version.consent, version.consented_at) == ("", None)
    assert told(case) == "提交书面方案第1版，客户尚未同意：重做卫生间防水"


def test_a_second_version_follows_the_first(cast):
    case = do(cast, do(cast, stories.contacted(cast)), plan={"measure": "只补缝"})
    assert list(case.solutions.order_by("number").values_list("number", "measure")) == [
        (1, "重做卫生间防水"), (2, "只补缝"),
    ]  # fmt: skip


def test_after_an_interim_proposal_the_final_one_is_due(cast):
    case = stories.contacted(cast, forced=["injury"])
    do(cast, case, plan={"interim": True})
    do(cast, case, plan={"interim": True})  # twice starts no second clock
    assert running(case) == {"solution_final", "progress_note"}
    assert due(case, "solution_final") == "03-16 10:00"
    do(cast, case)
    assert running(case) == {"progress_note"}
    verbs.agree(case, plan=stories.plan(interim=True), by=cast.handler, **stories.YES)
    assert "solution_final" not in running(case)  # what was stopped does not run again


def test_without_a_final_limit_there_is_no_interim_measure(cast):
    with refused("interim_not_here", case := stories.contacted(cast)):
        do(cast, case, plan={"interim": True})


def test_it_works_from_contacted(cast):
    assert states_of(stories.contacted(cast), lambda c: do(cast, c)) == {"contacted"}


def test_handler_and_engineer_may(cast):
    case = stories.contacted(cast)
    assert who_may(cast, case, "propose") == {"handler", "engineer"}
    with refused("denied", case):
        do(cast, case, by=cast.agent)
