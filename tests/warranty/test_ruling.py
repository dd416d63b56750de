"""The worked cases of warranty law: ends by §4 rule 7 with the official calendars."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanju.warranty import dates
from nuanju.warranty.choices import TermRule, Treatment
from nuanju.warranty.ruling import HEATING, HouseFacts, Term, rule

D = datetime.date.fromisoformat


def term(key, owner, contractor=24, **more):
    return Term(key=key, zh="门窗及五金", owner=owner, contractor=contractor, **more)


SEASONS = {"rule": TermRule.SEASONS, "contractor": 2}
WORKED = [
    (1, term("LAMP_SWITCH", 6), "2022-05-01", "2024-08-31", "2025-02-28"),
    (2, term("LAMP_SWITCH", 12), "2022-05-01", "2024-08-31", "2025-09-01"),
    (3, term("WATERPROOF", 36, 60), "2016-01-01", "2017-01-01", "2021-01-04"),
    (4, term("WATERPROOF", 60, 60), "2016-01-01", "2017-01-01", "2022-01-04"),
    (5, term("BLOCKAGE", 2), "2024-03-15", "2024-06-30", "2026-03-16"),
    (6, term("PIPE_WIRE", 24), "2024-03-15", "2024-06-30", "2026-06-30"),
    (7, term("HEATING_COOLING", 2, **SEASONS), "2023-10-10", "2023-11-20", "2026-03-16"),
    (8, term("HEATING_COOLING", 2, **SEASONS), "2023-10-10", "2023-11-14", "2025-03-17"),
    (10, term("DECORATION", 24), "2023-06-01", "2023-12-28", "2025-12-29"),
]


@pytest.mark.parametrize(("row", "term", "accepted", "handed_over", "end"), WORKED, ids=[str(w[0]) for w in WORKED])
def test_worked_end_dates(row, term, accepted, handed_over, end):
    facts = HouseFacts(handover_on=D(handed_over), accepted_on=D(accepted))
    on_the_day = rule(facts, term, reported_on=D(end))
    assert (on_the_day.ruling, on_the_day.end_on, on_the_day.grace) == ("in_warranty", D(end), False)
    day_after = rule(facts, term, reported_on=D(end) + datetime.timedelta(days=1))
    assert (day_after.ruling, day_after.grace) == ("in_warranty", True)


@pytest.mark.parametrize(
    ("reported", "ruling", "grace"),
    [("2025-12-29", "in_warranty", False), ("2026-01-28", "in_warranty", True), ("2026-01-29", "out_of_term", False)],
)
def test_grace_lasts_thirty_days(reported, ruling, grace):
    facts = HouseFacts(handover_on=D("2023-12-28"), accepted_on=D("2023-06-01"))
    answer = rule(facts, term("DECORATION", 24), reported_on=D(reported))
    assert (answer.ruling, answer.grace) == (ruling, grace)


def test_no_grace_when_the_owner_was_told_before():
    facts = HouseFacts(handover_on=D("2023-12-28"), accepted_on=D("2023-06-01"), notice_on_file=True)
    assert rule(facts, term("DECORATION", 24), reported_on=D("2025-12-30")).ruling == "out_of_term"


def test_first_reported_in_term_stays_in_term():
    facts = HouseFacts(handover_on=D("2020-06-01"), accepted_on=D("2020-01-01"))
    answer = rule(facts, term("PIPE_WIRE", 24), reported_on=D("2024-01-01"), first_reported_on=D("2022-05-30"))
    assert (answer.ruling, answer.basis) == ("in_warranty", "continuity")


def test_before_delivery_everything_is_in_warranty():
    answer = rule(HouseFacts(accepted_on=D("2024-01-01")), term("DECORATION", 24), reported_on=D("2026-01-01"))
    assert (answer.ruling, answer.basis, answer.end_on) == ("in_warranty", "pre_delivery", None)
    later = HouseFacts(handover_on=D("2026-05-01"))
    assert rule(later, term("DECORATION", 24), reported_on=D("2026-01-01")).basis == "pre_delivery"


def test_received_without_a_date_is_undetermined():
    facts = HouseFacts(marked_received=True, accepted_on=D("2023-06-01"))
    answer = rule(facts, term("DOOR_WINDOW", 24), reported_on=D("2026-01-01"))
    assert (answer.ruling, answer.basis) == ("undetermined", "date_missing")
    assert "补录" in answer.sentence


@pytest.mark.parametrize(
    ("treatment", "basis", "word"),
    [(Treatment.ALWAYS_COMPLAINT, "complaint", "投诉"), (Treatment.ASSIST_REQUEST, "assistance", "协助")],
)
def test_what_has_no_term_does_not_apply(treatment, basis, word):
    no_term = term("DESIGN", 0, None, treatment=treatment)
    for facts in (HouseFacts(), HouseFacts(known=False), HouseFacts(handover_on=D("2001-01-01"))):
        answer = rule(facts, no_term, reported_on=D("2026-01-01"))
        assert (answer.ruling, answer.basis) == ("not_applicable", basis)
        assert word in answer.sentence


def test_place_unknown_is_undetermined():
    answer = rule(HouseFacts(known=False), term("PIPE_WIRE", 24), reported_on=D("2026-01-01"))
    assert (answer.ruling, answer.basis) == ("undetermined", "place_missing")


def test_deemed_delivery_counts_only_by_contract():
    deemed = {"deemed_delivered_on": D("2020-01-01")}
    pipe = term("PIPE_WIRE", 24)
    assert rule(HouseFacts(**deemed), pipe, reported_on=D("2026-01-01")).basis == "pre_delivery"
    counted = rule(HouseFacts(**deemed, deemed_counts=True), pipe, reported_on=D("2021-01-01"))
    assert counted.end_on == D("2022-01-04")


def test_unsold_house_starts_at_its_own_delivery():
    facts = HouseFacts(handover_on=D("2025-06-03"), accepted_on=D("2018-01-02"))
    assert rule(facts, term("DECORATION", 24), reported_on=D("2026-01-01")).end_on == D("2027-06-03")


def test_common_parts_start_at_central_delivery_but_not_before_acceptance():
    early = HouseFacts(common=True, central_delivery_on=D("2024-06-28"), accepted_on=D("2024-09-02"))
    assert rule(early, term("EQUIPMENT", 24), reported_on=D("2025-01-01")).end_on == D("2026-09-02")
    usual = HouseFacts(common=True, central_delivery_on=D("2024-06-28"), accepted_on=D("2024-05-20"))
    assert rule(usual, term("EQUIPMENT", 24), reported_on=D("2025-01-01")).end_on == D("2026-06-29")


def test_missing_acceptance_matters_only_where_it_could_change_the_answer():
    blockage = term("BLOCKAGE", 2, 24)
    facts = HouseFacts(handover_on=D("2024-06-30"))
    assert rule(facts, blockage, reported_on=D("2025-06-01")).basis == "acceptance_missing"
    assert rule(facts, blockage, reported_on=D("2026-08-01")).ruling == "out_of_term"
    assert rule(facts, term("APPLIANCE", 12, None), reported_on=D("2025-09-01")).ruling == "out_of_term"


@given(st.dates(D("2005-01-01"), D("2024-12-31")), st.integers(1, 60))
def test_a_last_day_is_never_a_rest_day_and_never_early(start, months):
    plain = dates.after_months(start, months)
    end = dates.past_rest_days(plain)
    assert plain <= end <= plain + datetime.timedelta(days=10)
    assert not dates.is_rest_day(end)
    assert (plain.year * 12 + plain.month) - (start.year * 12 + start.month) == months
    assert plain.day <= start.day


@given(st.dates(D("2005-01-01"), D("2024-12-31")), st.integers(1, 4))
def test_a_season_counts_only_after_it_has_begun_with_the_house_delivered(start, seasons):
    end = dates.after_seasons(start, seasons, HEATING)
    first = HEATING.starting(end.year - seasons)[0]
    assert start < first
    assert first - start <= datetime.timedelta(days=366)


def test_unknown_years_fall_back_to_fixed_holidays():
    assert dates.is_rest_day(D("2075-05-01"))
    assert not dates.is_rest_day(D("2075-05-03"))
    assert dates.is_rest_day(D("2075-05-04")), "a Saturday"
