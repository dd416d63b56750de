"""Note: an internal remark, never shown to the customer."""

from nuanju.cases import verbs
from nuanju.cases.publiclink import visitor
from tests.cases import stories
from tests.cases.trial import refused, running, states_of, told, who_may


def test_it_stands_in_the_timeline_and_changes_nothing(cast):
    case = stories.registered(cast)
    before = case.state, running(case), case.responsible
    verbs.note(case, text="客户情绪激动", by=cast.gm, photos=(stories.photo(cast.gm),))
    assert (case.state, running(case), case.responsible) == before
    assert (case.notes.get().by, told(case)) == (cast.gm, "内部备注：客户情绪激动")


def test_in_every_state_with_words(cast):
    case = stories.registered(cast)
    assert len(states_of(case, lambda c: verbs.note(c, text="知悉", by=cast.agent))) == 12
    with refused("content_missing", case):
        verbs.note(case, text=" ", by=cast.agent)


def test_staff_who_may_do_more_than_look(cast):
    case = stories.registered(cast)
    assert "viewer" not in who_may(cast, case, "note") and "nobody" in who_may(cast, case, "note")
    for by in (cast.viewer, visitor(case)):
        with refused("denied", case):
            verbs.note(case, text="看看", by=by)
