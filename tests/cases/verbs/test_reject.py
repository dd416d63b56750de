"""Reject: the check found failed items; the work is done again in a new round."""

from nuanju.cases import verbs
from tests.cases import stories
from tests.cases.trial import clocks, due, refused, running, states_of, told, who_may


def do(cast, case, **given):
    return verbs.reject(case, **{"failed": "墙角仍渗", "by": cast.engineer} | given)


def test_rework_has_its_own_limits_and_completion_runs_on(cast):
    case = do(cast, stories.pending_acceptance(cast))
    assert (case.state, told(case)) == ("rework", "验收不通过：墙角仍渗")
    assert running(case) == {"completion", "rework", "rework_contact", "progress_note"}
    assert (clocks(case)["acceptance"], case.acceptances.get().passed) == ("met", False)
    assert (due(case, "rework_contact"), due(case, "rework")) == ("03-09 15:00", "03-17 10:00")  # half of 15 days: 8


def test_failing_again_gives_the_rework_no_new_time(cast, monday):
    case = do(cast, stories.pending_acceptance(cast))
    first = due(case, "rework")
    monday.shift(3600 * 24)
    do(cast, stories.complete(cast, case))
    assert (case.round, due(case, "rework")) == (2, first)
    stories.accept(cast, stories.complete(cast, case))
    assert (case.round, running(case)) == (3, {"follow_up"})


def test_it_says_what_failed(cast):
    with refused("failed_items_missing", case := stories.pending_acceptance(cast)):
        do(cast, case, failed="")


def test_it_works_once_while_it_waits(cast):
    case = stories.pending_acceptance(cast)
    assert states_of(case, lambda c: do(cast, c)) == {"pending_acceptance"}
    do(cast, case)
    with refused("wrong_state", case):
        do(cast, case)


def test_whoever_may_accept_may_reject(cast):
    case = stories.pending_acceptance(cast)
    assert who_may(cast, case, "reject") == {"engineer"}
    with refused("denied", case):
        do(cast, case, by=cast.handler2)
    case = stories.complete(cast, stories.in_progress(cast), persons=[cast.engineer])
    with refused("own_work", case):
        verbs.reject(case, failed="不好", by=cast.engineer)
