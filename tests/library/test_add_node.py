"""Add: the next free code, the reserved segments, local symptoms."""

import pytest

from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.library import queries
from nuanju.library.verbs import add_node, retire_node

PART = {
    "port": "engineering", "w": "WATERPROOF", "sev": "normal", "rc": "R3", "scope": "private", "kind": "construction",
    "syn": ["衣帽间"],
}  # fmt: skip
pytestmark = pytest.mark.usefixtures("defaults")


def test_it_takes_the_next_code_and_brings_its_other(cast):
    node = add_node(queries.node("H02.01"), zh="干区", by=cast.director, **PART)
    assert (node.code, node.level, node.parent_code) == ("H02.01.04", 4, "H02.01")
    assert queries.node("H02.01.04.99").zh == "其他"
    assert queries.path(node).endswith("卫生间防水 › 干区")


def test_a_code_is_never_given_twice(cast):
    first = add_node(queries.node("H02.01.01"), zh="地面返潮", by=cast.director)
    assert first.code == "H02.01.01.05"
    retire_node(first, by=cast.director, reason="并入他项")
    assert add_node(queries.node("H02.01.01"), zh="地面返水", by=cast.director).code == "H02.01.01.06"


def test_a_city_company_adds_symptoms_from_80(cast):
    node = add_node(queries.node("H02.01.01"), zh="回南天返水", by=cast.cs_manager, city_company=cast.city)
    assert (node.code, node.city_company) == ("H02.01.01.80", cast.city)
    with pytest.raises(Refused, match="node_local_symptom_only"):
        add_node(queries.node("H02.01"), zh="干区", by=cast.cs_manager, city_company=cast.city, **PART)


def test_not_below_a_symptom_not_twice_not_incomplete(cast):
    with pytest.raises(Refused, match="node_too_deep"):
        add_node(queries.node("H02.01.01.01"), zh="更细", by=cast.director)
    with pytest.raises(Invalid, match="node_name_taken"):
        add_node(queries.node("H02.01.01"), zh="门槛石渗水", by=cast.director)
    with pytest.raises(Invalid, match="node_part_needs"):
        add_node(queries.node("H02.01"), zh="干区", by=cast.director)
    with pytest.raises(Invalid, match="required"):
        add_node(queries.node("H02.01.01"), zh=" ", by=cast.director)


def test_without_the_right(cast):
    with pytest.raises(Denied):
        add_node(queries.node("H02.01.01"), zh="新现象", by=cast.cs_manager)
    with pytest.raises(Denied):
        add_node(queries.node("H02.01.01"), zh="新现象", by=cast.cs_manager, city_company=cast.dark_city)
    with pytest.raises(Denied):
        add_node(queries.node("H02.01.01"), zh="新现象", by=cast.agent, city_company=cast.city)
