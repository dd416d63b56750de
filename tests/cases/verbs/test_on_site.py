"""Arrive and make safe: the two clocks of an urgent case."""

from nuanju.cases import verbs
from tests.cases import stories
from tests.cases.trial import HOUR, clocks, refused, running, states_of, told, who_may

BURST = "H04.01.01.01"


def test_first_there_then_safe(cast, monday):
    case = stories.dispatched(cast, code=BURST)
    monday.shift(HOUR)
    verbs.arrive(case, by=cast.handler, photos=(stories.photo(cast.handler),))
    assert (clocks(case)["on_site"], told(case)) == ("met", "到达现场")
    monday.shift(4 * HOUR)
    verbs.make_safe(case, measure="已关总阀", by=cast.handler)
    assert (clocks(case)["make_safe"], told(case)) == ("late", "排险完成：已关总阀")


def test_who_makes_safe_is_there(cast):
    case = verbs.make_safe(stories.contacted(cast, code=BURST), measure="已关总阀", by=cast.handler)
    assert (clocks(case)["on_site"], running(case)) == ("met", {"solution", "progress_note"})


def test_twice_changes_nothing(cast):
    case = verbs.arrive(stories.dispatched(cast, code=BURST), by=cast.handler)
    before = clocks(case)
    assert clocks(verbs.arrive(case, by=cast.handler)) == before


def test_only_urgent_cases_have_these_clocks(cast):
    case = stories.dispatched(cast)
    with refused("not_urgent", case):
        verbs.arrive(case, by=cast.handler)
    with refused("not_urgent", case):
        verbs.make_safe(case, measure="断电", by=cast.handler)
    with refused("content_missing", case):
        verbs.make_safe(case, measure="", by=cast.handler)


def test_from_dispatch_to_work_by_the_handler(cast):
    case = stories.dispatched(cast, code=BURST)
    for verb, do in (
        ("arrive", lambda c: verbs.arrive(c, by=cast.handler)),
        ("make_safe", lambda c: verbs.make_safe(c, measure="断水", by=cast.handler)),
    ):
        assert states_of(case, do) == {"dispatched", "contacted", "in_progress"}
        assert who_may(cast, case, verb) == {"handler"}
    with refused("denied", case):
        verbs.arrive(case, by=cast.engineer)
