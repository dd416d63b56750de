"""Set a figure: the group's keepers change a number of the loop from a day on."""

from datetime import date

import pytest
import time_machine

from nuanju.cases.figures import figure
from nuanju.cases.verbs import set_figure
from nuanju.core.events import sentence
from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Invalid
from nuanju.org.choices import Role
from nuanju.org.models import Post

pytestmark = pytest.mark.usefixtures("defaults")
TODAY = date(2026, 3, 6)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-03-06 16:00+08:00", tick=False):
        yield


def test_it_holds_from_its_day_and_is_told(cast):
    set_figure("pause_total_days", value=45, effective_on=date(2026, 4, 1), by=cast.director)
    assert (figure("pause_total_days"), figure("pause_total_days", date(2026, 4, 1))) == (60, 45)
    said = sentence(Event.objects.get(kind="figure.set"))
    assert "累计挂起天数上限" in said and "60 改为 45" in said


@pytest.mark.parametrize(
    ("value", "day", "code"),
    [(45, date(2026, 3, 5), "figure_past"), (-1, TODAY, "figure_wrong"), (10_001, TODAY, "figure_wrong")],
)
def test_what_does_not_fit(cast, value, day, code):
    with pytest.raises(Invalid, match=code):
        set_figure("pause_total_days", value=value, effective_on=day, by=cast.director)


def test_no_right(cast):
    with pytest.raises(Denied):
        set_figure("pause_total_days", value=45, effective_on=TODAY, by=cast.gm)


def test_a_regions_administrator_does_not_change_the_group(cast):
    Post.objects.create(role=Role.ADMINISTRATOR, region=cast.region, holder=cast.nobody)
    with pytest.raises(Denied):
        set_figure("pause_total_days", value=45, effective_on=TODAY, by=cast.nobody)


def test_twice_for_one_day(cast):
    set_figure("pause_total_days", value=45, effective_on=TODAY, by=cast.director)
    with pytest.raises(Invalid, match="figure_day_taken"):
        set_figure("pause_total_days", value=46, effective_on=TODAY, by=cast.director)
