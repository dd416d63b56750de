"""Attach: the problem at a place is one record for life, counted by rounds."""

import datetime

import pytest
from django.utils import timezone

from nuanju.issues import queries
from nuanju.issues.models import Issue
from nuanju.issues.verbs import attach, drop, mark_closed, mark_open

DAY = datetime.timedelta(days=1)
NOW = timezone.now()


def place(cast, **fields):
    given = {
        "project": cast.bw,
        "house": cast.house1502,
        "common_area": None,
        "space": "主卫",
        "node_code": "H02.01.01",
    }
    return given | fields


def join(cast, at=NOW, **fields):
    return attach(**place(cast, **fields), at=at, round_gap_days=90)


def test_the_same_problem_at_the_same_place_is_one(cast):
    first, second = join(cast), join(cast, at=NOW + DAY)
    assert first == second and first.number == 1
    assert Issue.objects.get().first_seen_at == NOW


@pytest.mark.parametrize("other", ["house", "common_area", "space", "node_code", "project"])
def test_another_place_space_or_problem_is_another(cast, other):
    elsewhere = {
        "house": {"house": cast.house1602}, "common_area": {"house": None, "common_area": cast.lift_hall},
        "space": {"space": ""}, "node_code": {"node_code": "H02.01"}, "project": {"house": None},
    }  # fmt: skip
    assert join(cast).issue != join(cast, **elsewhere[other]).issue


def test_an_unnamed_problem_joins_nothing(cast):
    assert join(cast, node_code="") is None
    assert queries.find(**place(cast, node_code="")) is None
    assert queries.akin(**place(cast, node_code="")) == []


@pytest.mark.parametrize(("days", "number"), [(90, 1), (91, 2)])
def test_a_round_lasts_ninety_days_after_its_last_close(cast, days, number):
    mark_closed(join(cast), at=NOW)
    issue = Issue.objects.get()
    lasting = queries.opened_at(issue, at=NOW + days * DAY, round_gap_days=90)
    assert lasting == (NOW if number == 1 else None)
    again = join(cast, at=NOW + days * DAY)
    assert (again.number, again.last_closed_at) == (number, None)


def test_an_open_round_never_ends(cast):
    mark_closed(first := join(cast), at=NOW)
    mark_open(first)
    assert join(cast, at=NOW + 400 * DAY) == first


def test_nothing_is_marked_where_there_is_no_round(cast):
    mark_closed(None, at=NOW)
    mark_open(None)
    assert not Issue.objects.exists()


def test_a_round_nobody_was_in_never_was(cast):
    left = join(cast)
    drop(left)
    again = join(cast, at=NOW + 400 * DAY)
    assert (again.number, again.opened_at, again.issue.first_seen_at) == (1, NOW + 400 * DAY, NOW + 400 * DAY)
