"""The ruling and the warranty table as the desk asks for them."""

import datetime

import pytest

from nuanju.customers.models import SaleContract
from nuanju.library import queries as library
from nuanju.warranty import queries
from nuanju.warranty.models import WarrantyTerm

D = datetime.date.fromisoformat
pytestmark = pytest.mark.usefixtures("defaults")


def ask(place, code, on, project, **more):
    node = library.node(code)
    facts = queries.facts_of(place)
    return queries.rule(facts, library.effective(node), reported_on=D(on), project=project, code=code, **more)


def test_a_leak_in_the_third_year_is_in_term(cast):
    answer = ask(cast.house1502, "H02.01.01.01", "2026-11-21", cast.bw)
    assert (answer.ruling, answer.key, answer.end_on) == ("in_warranty", "WATERPROOF", D("2029-07-05"))
    assert answer.sentence == "防水防渗漏保修到2029年7月5日，在保修期内。"


def test_a_socket_after_its_year_is_out_of_term(cast):
    assert ask(cast.house1502, "H05.02.01.01", "2026-11-21", cast.bw).ruling == "out_of_term"


def test_a_symptom_of_design_has_no_term_whatever_its_part(cast):
    assert ask(cast.house1502, "H05.02.01.03", "2026-11-21", cast.bw).ruling == "not_applicable"


def test_debris_in_the_pipe_switches_the_key(cast):
    found = ask(cast.house1502, "H04.02.01.01", "2026-06-01", cast.bw)
    assert found.key == "BLOCKAGE"
    assert found.ruling == "in_warranty", "one day in grace after 2026-05-20"
    switched = ask(cast.house1502, "H04.02.01.01", "2026-07-06", cast.bw, key="PIPE_WIRE")
    assert (switched.ruling, switched.end_on) == ("in_warranty", D("2026-07-06"))


def test_house_not_handed_over_and_no_house_at_all(cast):
    assert ask(cast.house301, "H03.01.01.01", "2026-11-21", cast.bw).basis == "pre_delivery"
    assert ask(None, "H03.01.01.01", "2026-11-21", cast.bw).basis == "place_missing"


def test_lift_hall_counts_from_central_delivery(cast):
    assert ask(cast.lift_hall, "C03.01.01.03", "2026-01-05", cast.bw).end_on == D("2026-06-29")
    assert ask(cast.gate, "C03.01.01.03", "2026-01-05", cast.bw).end_on == D("2026-06-29"), "of the first batch"


def test_a_project_term_and_a_node_term_go_first(cast):
    common = {"rule": "months", "treatment": "warranty", "changed_at": "2024-01-01T00:00+08:00"}
    WarrantyTerm.objects.create(key="DOOR_WINDOW", project=cast.bw, owner=36, effective_on=D("2024-01-01"), **common)
    assert ask(cast.house1502, "H03.01.01.01", "2025-01-06", cast.bw).end_on == D("2027-07-05")
    assert ask(cast.house1502, "H03.01.01.01", "2025-01-06", cast.ls).end_on == D("2026-07-06")
    own = {"node_code": "H03.01", "delivered_before": D("2024-07-06"), "effective_on": D("2020-01-01")}
    WarrantyTerm.objects.create(key="DOOR_WINDOW", project=cast.bw, owner=12, **own, **common)
    assert ask(cast.house1502, "H03.01.01.01", "2025-01-06", cast.bw).end_on == D("2025-07-07"), "the batch's own book"
    assert ask(cast.house1502, "H03.02.01.01", "2025-01-06", cast.bw).end_on == D("2027-07-05"), "another part"
    assert ask(cast.house1602, "H03.01.01.01", "2026-01-06", cast.bw).end_on == D("2028-09-01"), "delivered later"


def test_a_later_change_never_touches_a_delivered_house(cast):
    WarrantyTerm.objects.create(
        key="DOOR_WINDOW", owner=60, effective_on=D("2025-01-01"), rule="months", treatment="warranty",
        changed_at="2024-01-01T00:00+08:00",
    )  # fmt: skip
    assert ask(cast.house1502, "H03.01.01.01", "2025-01-06", cast.bw).end_on == D("2026-07-06")
    assert ask(cast.house1602, "H03.01.01.01", "2026-01-06", cast.bw).end_on == D("2030-09-02")


def test_the_table_lists_every_term_once_longest_first(cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        rows = queries.table(cast.house1502, D("2026-11-21"))
    assert rows[0].key == "STRUCTURE"
    assert len(rows) == len({r.key for r in rows}) == 14
    state = {r.key: r.state for r in rows}
    assert (state["WATERPROOF"], state["DECORATION"], state["LAMP_SWITCH"]) == (
        "in_warranty", "out_of_term", "out_of_term",
    )  # fmt: skip
    assert {r.label for r in queries.table(cast.house301, D("2026-11-21"))} == {"未交付"}
    words = {r.key: r.words for r in rows}
    assert (words["WATERPROOF"], words["HEATING_COOLING"], words["BLOCKAGE"]) == ("5年", "2个采暖季", "2个月")


def test_a_deemed_delivery_counts_where_the_contract_in_force_says_so(cast):
    """碧湾 3-2-1501 was deemed delivered on 1 August 2024; pipes have two years."""

    def asked():
        return ask(cast.house1501, "H04.01.02.01", "2026-07-31", cast.bw)

    assert asked().basis == "pre_delivery", "nobody sold it"
    old = contract(cast, "BW-1", "2021-05-01", counts_deemed_delivery=True)
    assert (asked().ruling, asked().end_on) == ("in_warranty", D("2026-08-03"))  # 1 August is a Saturday
    assert ask(cast.house1501, "H04.01.02.01", "2026-10-01", cast.bw).ruling == "out_of_term"
    contract(cast, "BW-2", "2023-05-01")
    assert asked().basis == "pre_delivery", "the newer contract does not say so"
    SaleContract.objects.filter(number="BW-2").update(cancelled_on=D("2023-06-01"))
    assert asked().ruling == "in_warranty"
    old.cancelled_on = D("2023-06-01")
    old.save()
    assert asked().basis == "pre_delivery"


def test_the_day_somebody_received_it_beats_the_deemed_one(cast):
    contract(cast, "BW-1", "2021-05-01", counts_deemed_delivery=True)
    cast.house1501.handover_on = D("2024-09-01")
    assert queries.facts_of(cast.house1501).starts_on == D("2024-09-01")


def contract(cast, number, signed_on, **terms) -> SaleContract:
    return SaleContract.objects.create(
        project=cast.bw, house=cast.house1501, number=number, signed_on=D(signed_on), **terms
    )
