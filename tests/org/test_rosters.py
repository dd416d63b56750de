"""Rosters and absences: set, seen, taken back."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from nuanju.core.refusals import Denied, Invalid
from nuanju.org import queries
from nuanju.org.choices import PortKey
from nuanju.org.verbs import clear_roster, end_absence, set_absence, set_roster

DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-11-23 10:00+08:00", tick=False):
        yield timezone.now()


def test_a_shift_is_on_the_week_and_on_duty(cast, now):
    set_roster(
        cast.bw, user=cast.handler, port=PortKey.ENGINEERING, starts_at=now, ends_at=now + DAY, by=cast.cs_manager
    )
    assert [s.user for s in queries.roster_week(cast.bw, datetime.date(2026, 11, 23))] == [cast.handler]
    assert not queries.roster_week(cast.bw, datetime.date(2026, 11, 30))
    assert queries.on_duty(cast.bw, PortKey.ENGINEERING) == cast.handler


def test_a_shift_is_taken_back(cast, now):
    clear_roster(set_roster(cast.bw, user=cast.handler, starts_at=now, ends_at=now + DAY, by=cast.gm), by=cast.gm)
    assert queries.on_duty(cast.bw) is None


def test_the_same_duty_twice_is_refused(cast, now):
    set_roster(cast.bw, user=cast.handler, starts_at=now, ends_at=now + DAY, by=cast.gm)
    with pytest.raises(Invalid) as refused:
        set_roster(cast.bw, user=cast.handler, starts_at=now + DAY / 2, ends_at=now + DAY, by=cast.gm)
    assert refused.value.code == "roster_overlaps"


def test_a_shift_does_not_end_before_it_begins(cast, now):
    with pytest.raises(Invalid):
        set_roster(cast.bw, user=cast.handler, starts_at=now, ends_at=now, by=cast.gm)


def test_another_project_keeps_its_own_roster(cast, now):
    with pytest.raises(Denied):
        set_roster(cast.bw, user=cast.handler, starts_at=now, ends_at=now + DAY, by=cast.stranger)


def test_one_reports_ones_own_absence(cast, now):
    absence = set_absence(cast.handler, starts_at=now, ends_at=now + DAY, reason="年假", by=cast.handler)
    assert queries.is_absent(cast.handler)
    end_absence(absence, by=cast.gm)
    assert not queries.is_absent(cast.handler)


def test_an_absence_not_begun_is_simply_gone(cast, now):
    absence = set_absence(cast.handler, starts_at=now + DAY, ends_at=now + 2 * DAY, by=cast.admin)
    end_absence(absence, by=cast.handler)
    assert not cast.handler.absences.exists()


def test_others_do_not_send_me_away(cast, now):
    for other in (cast.handler2, cast.stranger):
        with pytest.raises(Denied):
            set_absence(cast.handler, starts_at=now, ends_at=now + DAY, by=other)
