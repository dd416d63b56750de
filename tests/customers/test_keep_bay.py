"""Keep a bay: which household has it, one at a time."""

import datetime

import pytest

from nuanju.core.refusals import Denied, Invalid
from nuanju.customers import queries
from nuanju.customers.models import BayHolding, Household
from nuanju.customers.verbs import change_bay, give_bay, remove_bay

DAY = datetime.date(2026, 1, 1)


@pytest.fixture
def bay(cast):
    return cast.bay


@pytest.fixture
def household(cast):
    return Household.objects.get(house=cast.house1502)


def test_a_household_gets_a_bay(cast, bay, household):
    give_bay(BayHolding(bay=bay, household=household, started_on=DAY), by=cast.cs_manager)
    assert [h.bay for h in queries.bays_of(household)] == [bay]


def test_one_household_at_a_time(cast, bay, household):
    held = give_bay(BayHolding(bay=bay, household=household, started_on=DAY), by=cast.cs_manager)
    other = Household.objects.filter(project=cast.bw).exclude(pk=household.pk).first()
    with pytest.raises(Invalid) as refused:
        give_bay(BayHolding(bay=bay, household=other, started_on=DAY), by=cast.cs_manager)
    assert "先填写那一户的结束日期" in refused.value.sentence
    change_bay(held, ended_on=DAY, by=cast.cs_manager)
    give_bay(BayHolding(bay=bay, household=other, started_on=DAY), by=cast.cs_manager)
    assert not queries.bays_of(household).exists()


def test_not_in_another_project(cast, bay):
    elsewhere = Household.objects.exclude(project=cast.bw).first()
    with pytest.raises(Invalid, match="bay_elsewhere"):
        give_bay(BayHolding(bay=bay, household=elsewhere, started_on=DAY), by=cast.admin)


def test_no_right(cast, bay, household):
    for by in (cast.handler, cast.stranger, cast.viewer):
        with pytest.raises(Denied):
            give_bay(BayHolding(bay=bay, household=household, started_on=DAY), by=by)


def test_a_mistake_is_removed(cast, bay, household):
    held = give_bay(BayHolding(bay=bay, household=household, started_on=DAY), by=cast.cs_manager)
    remove_bay(held, by=cast.cs_manager)
    assert not BayHolding.objects.exists()
