"""What is loaded for a measurement is a town like any other: the same rows the verbs leave, only more of them."""

import pytest
from django.db import connection

from nuanju.bench import estate, org, samples
from nuanju.bench.multiply import Multiplier
from nuanju.bench.patterns import pattern
from nuanju.cases.models import Case
from nuanju.core.models import Event
from nuanju.core.numbering import next_serial
from nuanju.search.queries import search
from nuanju.sla.models import Timer
from tests.api.conftest import Caller

COUNT = 60


@pytest.fixture
def town(db):
    staff = org.build(1)
    homes = estate.build(staff.projects, 60, lambda done: None)
    made = samples.closed(staff, homes), samples.opened(staff, homes)
    samples.relayed([c for group in made for c in group])
    patterns = [[pattern(Case.objects.get(pk=c.pk)) for c in group] for group in made]
    Multiplier(staff, homes, *patterns).run(COUNT, lambda done: None)
    connection.check_constraints()
    return staff, homes, sum(map(len, made))


def test_a_town_of_cases(town):
    staff, homes, samples_made = town
    assert Case.objects.count() == COUNT + samples_made
    assert Event.objects.count() > 10 * COUNT
    assert not Timer.objects.sweepable(_now()).exists(), "the worker finds nothing to make up for"

    case = Case.objects.latest("pk")
    told = Caller(staff.agents[0]).get(f"/cases/{case.number}").json()
    assert told["timeline"] and told["clocks"] and told["project"]["code"] == staff.projects[0].code
    phone = next(h.phone for h in homes if h.house_id == case.house_id)
    assert case in [hit.object for hit in search(phone, staff.agents[0])]

    key = case.number.rpartition("-")[0]
    assert next_serial(key) > int(case.number[-4:]), "numbers go on behind those loaded"
    again = org.read()
    assert (again.projects, again.agents, again.teams) == (staff.projects, staff.agents, staff.teams)
    assert {h.house_id for h in estate.read(again.projects)} == {h.house_id for h in homes}


def _now():
    from django.utils import timezone

    return timezone.now()
