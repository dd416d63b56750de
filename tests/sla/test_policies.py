"""Figures users may change: limits, hours, single days; each change is a new row from a day on."""

from datetime import date

import pytest
import time_machine

from nuanju.core.models import Event
from nuanju.core.refusals import Denied, Invalid
from nuanju.org.choices import Role
from nuanju.org.models import Post
from nuanju.sla import queries
from nuanju.sla import verbs as timers
from nuanju.sla.hours import read_windows
from nuanju.sla.limit import Limit
from nuanju.sla.models import LimitPolicy
from tests.sla.moments import at, told

pytestmark = pytest.mark.usefixtures("defaults")
FRIDAY = at("2026-03-06 16:00")
TODAY, MONDAY = date(2026, 3, 6), date(2026, 3, 9)
SEVEN_DAYS = {"windows": [["09:00", "18:00"]], "weekdays": range(7), "keeps_holidays": False}


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(FRIDAY, tick=False):
        yield


@pytest.fixture
def contact():
    return LimitPolicy.objects.get(row="normal", kind="contact")


@pytest.fixture
def clock(parcel, cast):
    return timers.start(parcel, kind="contact", limit=Limit(8, "wh"), by=cast.agent)  # Monday 16:00


def amount(cast, moment):
    return queries.limits("normal", project_id=cast.bw.pk, at=at(moment))["contact"].amount


def test_a_revised_limit_holds_from_its_day(contact, cast, clock):
    row = timers.revise_limit(contact, amount=6, effective_on=MONDAY, by=cast.director)
    assert (amount(cast, "2026-03-08 23:00"), amount(cast, "2026-03-09 00:00")) == (8, 6)
    clock.refresh_from_db()
    assert clock.limit.amount == 8  # running clocks keep theirs
    assert Event.objects.get(kind="limit.revised").data["policy"]["id"] == row.pk


def test_a_project_may_have_its_own(contact, cast):
    timers.revise_limit(contact, amount=4, effective_on=TODAY, place=cast.bw, by=cast.director, warn_share=70)
    assert amount(cast, "2026-03-06 16:00") == 4
    assert queries.limits("normal", project_id=cast.ls.pk, at=FRIDAY)["contact"].amount == 8


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ({"amount": 6, "effective_on": date(2026, 3, 5)}, "policy_past"),
        ({"amount": 0, "effective_on": MONDAY}, "amount_wrong"),
        ({"amount": "1.5", "unit": "wd", "effective_on": MONDAY}, "amount_wrong"),
        ({"amount": 6, "half_share": 90, "effective_on": MONDAY}, "shares_wrong"),
    ],
)
def test_figures_that_do_not_fit(contact, cast, figures, code):
    with pytest.raises(Invalid) as refused:
        timers.revise_limit(contact, by=cast.director, **figures)
    assert refused.value.code == code and refused.value.sentence


def test_twice_for_one_day(contact, cast):
    timers.revise_limit(contact, amount=6, effective_on=MONDAY, by=cast.director)
    with pytest.raises(Invalid, match="policy_day_taken"):
        timers.revise_limit(contact, amount=7, effective_on=MONDAY, by=cast.director)


def test_only_who_keeps_policies(contact, cast):
    for by in (cast.agent, cast.gm, cast.viewer):
        with pytest.raises(Denied):
            timers.revise_limit(contact, amount=6, effective_on=MONDAY, by=by)
        with pytest.raises(Denied):
            timers.set_hours(cast.bw, effective_on=MONDAY, by=by, **SEVEN_DAYS)
        with pytest.raises(Denied):
            timers.set_day(MONDAY, working=False, name="停电", by=by)


def test_a_regions_keeper_changes_his_region_only(contact, cast):
    Post.objects.create(role=Role.ADMINISTRATOR, region=cast.region, holder=cast.nobody)
    timers.revise_limit(contact, amount=6, effective_on=MONDAY, place=cast.region, by=cast.nobody)
    timers.revise_limit(contact, amount=5, effective_on=MONDAY, place=cast.city, by=cast.nobody)
    for place in (None, cast.dark_region, cast.ys):
        with pytest.raises(Denied):
            timers.revise_limit(contact, amount=6, effective_on=MONDAY, place=place, by=cast.nobody)


def test_a_delivery_period_works_seven_days(clock, parcel, cast):
    timers.set_hours(cast.bw, effective_on=date(2026, 3, 7), until=date(2026, 3, 31), by=cast.director, **SEVEN_DAYS)
    clock.refresh_from_db()
    assert clock.due_at == at("2026-03-07 15:00")  # Saturday
    assert told(parcel)[-1].kind == "timer.rebased"
    assert timers.start(parcel, kind="solution", limit=Limit(20, "wd"), by=cast.agent).due_at == at("2026-03-26 16:00")


def test_hours_of_another_project_change_nothing(clock, cast):
    timers.set_hours(cast.ls, effective_on=TODAY, by=cast.director, **SEVEN_DAYS)
    clock.refresh_from_db()
    assert clock.due_at == at("2026-03-09 16:00")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"windows": [["13:00", "12:00"]]}, "hours_wrong"),
        ({"windows": [["09:00", "12:00"], ["11:00", "18:00"]]}, "hours_wrong"),
        ({"windows": []}, "hours_wrong"),
        ({"weekdays": []}, "hours_wrong"),
        ({"weekdays": [7]}, "hours_wrong"),
        ({"effective_on": date(2026, 3, 5)}, "policy_past"),
        ({"until": date(2026, 3, 8)}, "until_wrong"),
    ],
)
def test_hours_that_do_not_fit(cast, changed, code):
    with pytest.raises(Invalid) as refused:
        timers.set_hours(cast.bw, by=cast.director, **{**SEVEN_DAYS, "effective_on": MONDAY, **changed})
    assert refused.value.code == code and refused.value.sentence


def test_typed_windows():
    assert read_windows([["09:00", "24:00"]])
    assert not any(read_windows(w) for w in ([["9"]], [["a", "b"]], [["09:00", "25:00"]], [["-1:00", "02:00"]], "xy"))


def test_a_day_closed_for_a_project_moves_its_clocks_only(clock, parcel, cast):
    timers.set_day(MONDAY, working=False, name="台风停工", project=cast.bw, by=cast.director)
    clock.refresh_from_db()
    assert clock.due_at == at("2026-03-10 16:00")
    assert "台风停工" in [i.why for i in queries.proof(clock, at("2026-03-10 12:00")).intervals]
    assert Event.objects.get(kind="calendar.day_set").data["recomputed"] == 1


def test_the_newest_entry_of_a_day_counts(clock, cast):
    timers.set_day(MONDAY, working=False, name="停电", by=cast.director)
    timers.set_day(MONDAY, working=True, name="半天", windows=[["09:00", "11:00"]], by=cast.director)
    clock.refresh_from_db()
    assert clock.due_at == at("2026-03-10 14:00")  # 2 h on Friday, 2 on Monday, 4 on Tuesday
    with pytest.raises(Invalid, match="policy_past"):
        timers.set_day(date(2026, 3, 5), working=False, name="停电", by=cast.director)
    with pytest.raises(Invalid, match="hours_wrong"):
        timers.set_day(MONDAY, working=False, name="停电", windows=[["09:00", "11:00"]], by=cast.director)
