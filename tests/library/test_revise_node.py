"""Revise: the new words hold at once, old cases keep theirs."""

import pytest

from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.library import queries
from nuanju.library.models import LibraryVersion, ProblemNode
from nuanju.library.verbs import revise_node

pytestmark = pytest.mark.usefixtures("defaults")


def test_a_new_row_takes_the_place_of_the_old(cast):
    old = queries.node("H02.01.01.01")
    new = revise_node(old, by=cast.director, syn=["漏到楼下", "楼下滴水"], reason="补口语词")
    assert (new.revision, new.current, new.zh, new.changed_by) == (2, True, old.zh, cast.director)
    assert queries.node("H02.01.01.01") == new
    kept = ProblemNode.objects.get(pk=old.pk)
    assert (kept.current, kept.syn) == (False, ["漏到楼下", "楼下天花滴水"])
    assert new.version.number == "1.0.0+1"
    assert new.version.released_at is None
    event = Event.objects.get(kind="node.revised")
    assert event.data["changes"] == {"syn": ["漏到楼下", "楼下滴水"]}


def test_further_changes_gather_in_the_same_open_version(cast):
    revise_node(queries.node("H02.01.01"), by=cast.director, zh="卫生间地坪")
    revise_node(queries.node("H02.01.02"), by=cast.admin, zh="卫生间墙壁")
    assert LibraryVersion.objects.filter(released_at=None).count() == 1


def test_nothing_changed_makes_no_row(cast):
    node = queries.node("H02.01.01")
    assert revise_node(node, by=cast.director, zh=node.zh).revision == 1


def test_a_row_somebody_else_replaced_is_refused(cast):
    seen = queries.node("H02.01.01")
    revise_node(seen, by=cast.director, zh="卫生间地坪")
    with pytest.raises(Refused, match="node_revision_old"):
        revise_node(seen, by=cast.admin, zh="卫浴地面")


def test_other_is_fixed_and_names_are_unique_among_siblings(cast):
    with pytest.raises(Refused, match="node_other_fixed"):
        revise_node(queries.node("H02.99"), by=cast.director, zh="杂项")
    with pytest.raises(Invalid, match="node_name_taken"):
        revise_node(queries.node("H02.01.01.01"), by=cast.director, zh="门槛石渗水")
    with pytest.raises(Invalid, match="node_part_needs"):
        revise_node(queries.node("H02.01.01"), by=cast.director, port="")


def test_without_the_right(cast):
    for who in (cast.agent, cast.cs_manager, cast.viewer):
        with pytest.raises(Denied):
            revise_node(queries.node("H02.01.01"), by=who, zh="卫浴地面")
