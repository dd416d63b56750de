"""Set a figure: quiet hours and digests are the group's to change, from a day on."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from nuanju.core.refusals import Denied, Invalid
from nuanju.notify import figures
from nuanju.notify.models import NoticeFigure
from nuanju.notify.verbs import set_figure

TODAY = timezone.localdate


@pytest.fixture
def after(db):
    return NoticeFigure.objects.get(key="digest_after")


def test_counts_from_its_day(after, cast):
    set_figure(after, value=Decimal(3), effective_on=TODAY(), by=cast.director)
    set_figure(after, value=Decimal(5), effective_on=TODAY() + datetime.timedelta(days=1), by=cast.director)
    assert figures.rules().digest_after == 3
    assert figures.load() == 0


def test_not_into_the_past_not_beyond_sense_not_twice_a_day(after, cast):
    with pytest.raises(Invalid, match="effective_in_past"):
        set_figure(after, value=Decimal(3), effective_on=TODAY() - datetime.timedelta(days=1), by=cast.director)
    for value in (0, 5000):
        with pytest.raises(Invalid, match="notice_figure_wrong"):
            set_figure(after, value=Decimal(value), effective_on=TODAY(), by=cast.director)
    set_figure(after, value=Decimal(3), effective_on=TODAY(), by=cast.director)
    with pytest.raises(Invalid, match="unfit"):
        set_figure(after, value=Decimal(4), effective_on=TODAY(), by=cast.director)


def test_not_without_the_right_nor_in_sight(after, cast):
    with pytest.raises(Denied):
        set_figure(after, value=Decimal(3), effective_on=TODAY(), by=cast.agent)
    assert not NoticeFigure.objects.visible_to(cast.agent).exists()


def test_half_hours_are_said_as_decimals():
    assert figures.hour(Decimal("21.5")) == datetime.time(21, 30) and figures.hour(Decimal(8)) == datetime.time(8)
