"""Rule anew: a date that was missing is filled, and what could not be ruled at intake is."""

import datetime

import pytest

from nuanju.cases import verbs
from nuanju.core.actors import SYSTEM
from nuanju.core.models import Event
from nuanju.estate.models import Building, House
from nuanju.warranty.verbs import fill_date
from tests.cases import stories
from tests.cases.trial import due, refused, states_of, told, who_may

WALL = "H01.02.01.01"  # two years
LONG_AGO, LATELY = datetime.date(2024, 1, 20), datetime.date(2025, 7, 1)


@pytest.fixture
def undated(cast):
    """碧湾 3-2-1502 was received, nobody wrote down when."""
    House.objects.filter(pk=cast.house1502.pk).update(handover_on=None, marked_received=True)
    Building.objects.filter(pk=cast.building3.pk).update(accepted_on=datetime.date(2024, 1, 10))
    cast.house1502.refresh_from_db()
    return cast.house1502


def fill(house, day, cast, run_jobs, case):
    fill_date(house, what="handover", on=day, by=cast.cs_manager)
    run_jobs()
    case.refresh_from_db()


def anew(case) -> int:
    return Event.objects.filter(subject_id=case.pk, kind="case.ruled_anew").count()


def test_in_term_the_words_follow(cast, undated, run_jobs):
    case = stories.registered(cast, code=WALL)
    assert case.warranty_ruling == "undetermined"
    fill(undated, LATELY, cast, run_jobs, case)
    assert (case.warranty_ruling, case.kind, case.ruled_by) == ("in_warranty", "quality_complaint", None)
    assert "先按投诉受理" not in case.warranty_words and "在保修期内" in case.warranty_words
    assert told(case).startswith("补录日期后重新认定保修：保修期内")
    assert not case.conversions.exists()


def test_out_of_term_kind_and_clocks_follow_and_it_is_on_record(cast, undated, run_jobs):
    paid = stories.registered(cast, code=WALL, house=cast.house1602, customer=None)
    case = stories.contacted(cast, code=WALL)
    before = due(case, "solution")
    fill(undated, LONG_AGO, cast, run_jobs, case)
    assert (case.warranty_ruling, case.kind) == ("out_of_term", "paid_repair")
    assert (case.conversions.get().was, case.conversions.get().became) == ("quality_complaint", "paid_repair")
    assert "补录日期" in case.conversions.get().reason and "已过保修期" in case.conversions.get().reason
    assert due(case, "solution") >= before
    paid.refresh_from_db()
    assert anew(paid) == 0  # another house


def test_it_is_done_once(cast, undated, run_jobs):
    case = stories.registered(cast, code=WALL)
    fill(undated, LATELY, cast, run_jobs, case)
    verbs.rule_anew(case)
    assert anew(case) == 1


def test_the_buildings_acceptance_tells_too(cast, run_jobs):
    House.objects.filter(pk=cast.house1502.pk).update(handover_on=datetime.date(2024, 7, 1))
    Building.objects.filter(pk=cast.building3.pk).update(accepted_on=None)
    cast.house1502.refresh_from_db()
    cast.building3.refresh_from_db()
    case = stories.registered(cast, code="H05.02.01.01")  # a socket: one year for the owner, two for the firm
    assert case.warranty_ruling == "undetermined"
    fill_date(cast.building3, what="acceptance", on=datetime.date(2024, 1, 10), by=cast.cs_manager)
    run_jobs()
    case.refresh_from_db()
    assert (case.warranty_ruling, case.kind) == ("out_of_term", "paid_repair")


def test_what_the_engineer_ruled_stays(cast, undated, run_jobs):
    case = stories.contacted(cast, code=WALL)
    verbs.agree(case, plan=stories.plan(ruling="in_warranty"), by=cast.engineer, **stories.YES)
    fill(undated, LONG_AGO, cast, run_jobs, case)
    assert (case.warranty_ruling, case.ruled_by, anew(case)) == ("in_warranty", cast.engineer, 0)


def test_only_the_system_while_the_case_is_open(cast, undated):
    case = stories.registered(cast, code=WALL)
    assert not {"closed", "cancelled", "merged"} & states_of(case, lambda c: verbs.rule_anew(c, by=SYSTEM))
    assert who_may(cast, case, "rule_anew") == set()
    with refused("denied", case):
        verbs.rule_anew(case, by=cast.engineer)
