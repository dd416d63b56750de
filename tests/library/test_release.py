"""Release: gathered changes get a number, a note, a date."""

import pytest

from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.library import queries
from nuanju.library.verbs import release, revise_node

pytestmark = pytest.mark.usefixtures("defaults")


def test_it_closes_the_open_version_and_the_next_change_opens_another(cast):
    revise_node(queries.node("H02.01.01"), by=cast.director, zh="卫生间地坪")
    version = release(note="一季度整理", by=cast.director)
    assert (version.number, version.released_by) == ("1.0.0+1", cast.director)
    assert [n.code for n in version.nodes.all()] == ["H02.01.01"]
    assert revise_node(queries.node("H02.01.02"), by=cast.director, zh="墙").version.number == "1.0.0+2"


def test_refusals(cast):
    with pytest.raises(Refused, match="library_nothing_to_release"):
        release(note="空", by=cast.director)
    with pytest.raises(Invalid, match="library_note_needed"):
        release(note=" ", by=cast.director)
    with pytest.raises(Denied):
        release(note="越权", by=cast.cs_manager)
