"""Retire: gone from intake, kept for old cases."""

import pytest

from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.library import queries
from nuanju.library.verbs import retire_node

pytestmark = pytest.mark.usefixtures("defaults")


def test_it_leaves_the_tree_and_names_its_successor(cast):
    node = retire_node(
        queries.node("H02.01.01.02"), by=cast.director, reason="并入向下层渗漏", replaced_by="H02.01.01.01"
    )
    assert (node.status, node.replaced_by, node.revision) == ("retired", "H02.01.01.01", 2)
    assert "H02.01.01.02" not in [n.code for n in queries.children("H02.01.01")]
    assert "H02.01.01.02" in [n.code for n in queries.children("H02.01.01", retired=True)]


def test_refusals(cast):
    with pytest.raises(Refused, match="node_has_active_children"):
        retire_node(queries.node("H02.01.01"), by=cast.director, reason="不用")
    with pytest.raises(Invalid, match="node_replacement_unknown"):
        retire_node(queries.node("H02.01.01.02"), by=cast.director, reason="不用", replaced_by="H99")
    with pytest.raises(Invalid, match="required"):
        retire_node(queries.node("H02.01.01.02"), by=cast.director, reason=" ")
    with pytest.raises(Refused, match="node_other_fixed"):
        retire_node(queries.node("H02.01.99"), by=cast.director, reason="不用")


def test_twice(cast):
    node = queries.node("H02.01.01.02")
    retire_node(node, by=cast.director, reason="不用")
    for again in (node, queries.node("H02.01.01.02")):
        with pytest.raises(Refused, match="node_revision_old"):
            retire_node(again, by=cast.director, reason="不用")


def test_without_the_right(cast):
    with pytest.raises(Denied):
        retire_node(queries.node("H02.01.01.02"), by=cast.cs_manager, reason="不用")
