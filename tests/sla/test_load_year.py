"""A year becomes known: clocks that run into it are recomputed, ended ones stay as they were."""

from datetime import date

import pytest
import time_machine

from nuanju.core.actors import SYSTEM
from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.sla import queries
from nuanju.sla import verbs as timers
from nuanju.sla.hours import Day
from nuanju.sla.limit import Limit
from nuanju.sla.models import CalendarYear
from tests.sla.moments import at, told

pytestmark = pytest.mark.usefixtures("defaults")
NEW_YEARS_EVE = at("2026-12-31 16:00")  # Thursday; 1 January 2027 is a Friday
DAYS_2027 = {date(2027, 1, 4): Day(False, "元旦"), date(2027, 1, 9): Day(True, "元旦调休")}


@pytest.fixture
def clocks(parcel, cast):
    limits = {"contact": Limit(8, "wh"), "solution": Limit(3, "wd"), "assign": Limit(2, "h")}
    with time_machine.travel(NEW_YEARS_EVE, tick=False):
        return {t.kind: t for t in timers.start_all(parcel, limits=limits, by=cast.agent)}


def load(by, now="2027-01-02 10:00", year=2027, days=DAYS_2027):
    with time_machine.travel(at(now), tick=False):
        return timers.load_year(year, days=days, by=by)


def test_until_then_the_calendar_is_provisional(clocks):
    assert clocks["contact"].due_at == at("2027-01-04 16:00")
    assert clocks["solution"].due_at == at("2027-01-06 16:00")
    assert [clocks[k].provisional for k in ("contact", "solution", "assign")] == [True, True, False]


def test_running_clocks_are_recomputed(clocks, parcel, cast):
    load(cast.director)
    contact, solution = (queries.latest(parcel, k) for k in ("contact", "solution"))
    assert (contact.due_at, contact.provisional) == (at("2027-01-05 16:00"), False)
    assert solution.due_at == at("2027-01-07 16:00")
    assert [e.data["reason"] for e in told(parcel, "timer.rebased")] == ["日历更新"] * 2
    assert Event.objects.get(kind="calendar.year_loaded", data__year=2027).data["recomputed"] == 2


def test_ended_ones_keep_their_verdict_and_their_proof(clocks, parcel, cast):
    with time_machine.travel(at("2027-01-04 17:00"), tick=False):
        late = timers.stop(parcel, kind="contact", by=cast.handler)
    before = queries.proof(late, at("2027-01-05 00:00"))
    load(cast.director, "2027-01-05 10:00")
    late.refresh_from_db()
    assert (late.due_at, late.was_met, late.provisional) == (at("2027-01-04 16:00"), False, True)
    assert queries.proof(late, at("2027-02-01 00:00")).intervals == before.intervals


def test_twice_changes_nothing_more(clocks, parcel, cast):
    load(cast.director)
    load(SYSTEM)
    assert len(told(parcel, "timer.rebased")) == 2
    assert CalendarYear.objects.filter(year=2027).count() == 1


def test_refusals(cast):
    with pytest.raises(Denied):
        load(cast.agent)
    with pytest.raises(Refused) as refused:
        load(cast.director, year=2031, days=None)
    assert refused.value.sentence == "2031 年的官方日历还没有公布，请先录入放假和调休日期。"
    with pytest.raises(Invalid) as refused:
        load(cast.director, year=2028)
    assert refused.value.code == "year_days_wrong"
