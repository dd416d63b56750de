"""Switch on: region by region, then project by project."""

import datetime

import pytest
import time_machine

from nuanju.core.refusals import Denied, Refused
from nuanju.org.models import Project
from nuanju.org.verbs import switch_on_project, switch_on_region
from tests.hotline.gates import went_through

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-11-23 10:00+08:00", tick=False):
        yield


def test_a_region_then_its_project(cast):
    with pytest.raises(Refused) as refused:
        switch_on_project(cast.ys, by=cast.admin)
    assert refused.value.code == "region_dark"
    switch_on_region(cast.dark_region, by=cast.admin)
    cast.ys.refresh_from_db()
    with pytest.raises(Refused) as refused:
        switch_on_project(Project.objects.get(pk=cast.ys.pk), by=cast.admin)
    assert refused.value.code == "not_ready"
    went_through(cast.ys)
    switch_on_project(Project.objects.get(pk=cast.ys.pk), by=cast.admin)
    assert cast.ys in Project.objects.live()


def test_a_day_ahead_may_be_moved_a_day_come_may_not(cast):
    later = TODAY + datetime.timedelta(days=30)
    assert switch_on_region(cast.dark_region, on=later, by=cast.admin).live_since == later
    assert switch_on_region(cast.dark_region, by=cast.admin).live_since == TODAY
    with pytest.raises(Refused) as refused:
        switch_on_region(cast.dark_region, by=cast.admin)
    assert refused.value.code == "live_already"


def test_no_right(cast):
    with pytest.raises(Denied):
        switch_on_region(cast.dark_region, by=cast.regional_gm)
