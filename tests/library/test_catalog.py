"""Tree, inheritance and majority."""

import pytest

from nuanju.library import codes, queries

pytestmark = pytest.mark.usefixtures("defaults")


def effective(code):
    return queries.effective(queries.node(code))


def test_a_symptom_inherits_from_its_part_what_it_does_not_say_itself():
    leak = effective("H02.01.01.01")
    assert (leak.port, leak.w, leak.sev, leak.rc, leak.kind, leak.sym) == (
        "engineering", "WATERPROOF", "important", "R3", "construction", "leak",
    )  # fmt: skip
    socket = effective("H05.02.01.03")
    assert (socket.w, socket.kind, socket.rc) == ("DESIGN", "design", "R1")
    assert effective("C03.01.01.01").urgent
    assert effective("C03.01.01.01").safety


def test_above_the_parts_the_majority_holds_and_a_tie_goes_to_the_first():
    bathroom = effective("H02.01")
    assert (bathroom.w, bathroom.sev, bathroom.port) == ("WATERPROOF", "important", "engineering")
    lights = effective("H05.02")  # LAMP_SWITCH twice, PIPE_WIRE once
    assert lights.w == "LAMP_SWITCH"
    tie = effective("H09.02.99")
    assert (tie.w, tie.sev) == ("APPLIANCE", "normal")
    assert effective("H06.02").w == "EQUIPMENT"
    assert effective("C02.02").w == "WATERPROOF", "one each: the first in order"


@pytest.mark.parametrize(("other", "like"), [("H02.99", "H02"), ("H02.01.99", "H02.01"), ("H02.01.01.99", "H02.01.01")])
def test_other_is_like_its_parent(other, like):
    assert effective(other)[:6] == effective(like)[:6]


def test_every_node_has_a_port_and_a_warranty_key():
    from nuanju.library.catalog import catalog

    for node in catalog().nodes.values():
        values = queries.effective(node)
        assert all(values[:6]), node.code


def test_path_and_children():
    assert queries.path(queries.node("H02.01.01")) == "房屋本体 › 防水工程 › 卫生间防水 › 卫生间地面"
    assert [n.code for n in queries.children()] == list("HCDSKPX")
    assert [n.code for n in queries.children("H02.01")] == ["H02.01.01", "H02.01.02", "H02.01.03", "H02.01.99"]


def test_search_by_code_name_and_customers_word():
    assert queries.search_nodes("h02.01")[0].code == "H02.01"
    assert {"H09.01.01"} <= {n.code for n in queries.search_nodes("马桶", level=4)}
    assert queries.search_nodes("困 人")[0].code == "C03.01.01.01"
    assert queries.search_nodes("　") == []


def test_reading_the_tree_costs_one_query(django_assert_num_queries):
    queries.node("H")
    with django_assert_num_queries(1):
        queries.node("H02.01.01.01")


def test_codes():
    assert [codes.parent(c) for c in ("H", "H02", "H02.01", "H02.01.01.01")] == ["", "H", "H02", "H02.01.01"]
    assert [codes.level(c) for c in ("H", "H02", "H02.01", "H02.01.01", "H02.01.01.01")] == [1, 2, 3, 4, 5]
    assert codes.child("H", 2) == "H02"
    assert codes.child("H02", 1) == "H02.01"
    assert codes.is_local("H02.01.01.80")
    assert not codes.is_local("H02.01.80")
