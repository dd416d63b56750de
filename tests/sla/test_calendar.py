"""Working time by hand: opening hours, lunch, nights, weekends, holidays, make-up days, unknown years."""

from datetime import date, timedelta

import pytest

from nuanju.sla import official
from nuanju.sla.calendar import Calendar
from nuanju.sla.hours import ALWAYS, HOTLINE, STANDARD, Day, Hours, windows
from nuanju.sla.limit import Limit
from tests.sla.moments import OFFICIAL, at

EVERY_DAY = Hours(windows(("09:00", "18:00")), frozenset(range(7)), False, date(2025, 9, 25), date(2025, 10, 5))


@pytest.mark.parametrize(
    ("start", "limit", "due"),
    [
        ("2026-03-02 10:00", Limit(2, "wh"), "2026-03-02 12:00"),  # a due may lie on the closing
        ("2026-03-02 10:00", Limit(3, "wh"), "2026-03-02 14:00"),  # over lunch
        ("2026-03-02 12:30", Limit(1, "wh"), "2026-03-02 14:00"),  # registered in the lunch break
        ("2026-03-02 17:00", Limit(2, "wh"), "2026-03-03 10:00"),  # over night
        ("2026-03-06 17:00", Limit(2, "wh"), "2026-03-09 10:00"),  # over a weekend
        ("2026-03-07 22:00", Limit(8, "wh"), "2026-03-09 18:00"),  # registered on a Saturday night
        ("2026-03-07 22:00", Limit(3, "wd"), "2026-03-12 09:00"),
        ("2026-03-02 18:00", Limit(1, "wd"), "2026-03-04 09:00"),  # closing time is already outside
        ("2026-03-06 16:30", Limit(1, "wd"), "2026-03-09 16:30"),
        ("2026-03-07 22:00", Limit(2, "h"), "2026-03-08 00:00"),  # real time at once
        ("2026-03-06 10:00", Limit(3, "cd"), "2026-03-09 10:00"),  # runs through the weekend
        ("2026-03-05 10:00", Limit(3, "cd"), "2026-03-09 18:00"),  # Sunday moves to Monday's close
        ("2026-03-02 21:00", Limit(3, "cd"), "2026-03-05 21:00"),  # the same clock time, also at night
        ("2026-03-02 10:00", Limit(90, "min"), "2026-03-02 11:30"),
    ],
)
def test_a_limit_reaches(start, limit, due):
    assert OFFICIAL.add(at(start), limit) == at(due)


def test_round_the_clock_nothing_is_closed():
    always = Calendar((ALWAYS,))
    assert always.add(at("2025-10-01 02:00"), Limit(7, "cd")) == at("2025-10-08 02:00")
    assert always.working_time(at("2025-10-01 02:00"), at("2025-10-08 02:00")) == timedelta(days=7)
    assert not always.is_provisional(at("2027-01-01 00:00"), at("2027-12-31 00:00"))


def test_the_hotline_works_on_holidays_but_not_at_night():
    assert Calendar((HOTLINE,)).add(at("2026-02-14 20:15"), Limit(0.5, "wh")) == at("2026-02-15 08:45")


def test_make_up_days_count_and_holidays_do_not():
    assert OFFICIAL.is_working_day(date(2025, 10, 11))  # a Saturday
    assert not OFFICIAL.is_working_day(date(2025, 10, 8))  # a Wednesday
    assert OFFICIAL.working_time(at("2025-09-27 00:00"), at("2025-10-12 00:00")) == timedelta(hours=8 * 6)


def test_a_project_may_work_seven_days_for_a_time():
    delivery = Calendar((EVERY_DAY, STANDARD), OFFICIAL.days, OFFICIAL.known_years)
    assert delivery.is_working_day(date(2025, 10, 1))
    assert not delivery.is_working_day(date(2025, 10, 6))  # the period is over, the holiday is not
    assert delivery.add(at("2025-10-05 16:00"), Limit(3, "wh")) == at("2025-10-09 10:00")


def test_a_shorter_day_clips_the_clock_time():
    half = {date(2026, 3, 4): Day(True, "半天", windows(("09:00", "12:00")))}
    calendar = Calendar(days=half, known_years=frozenset([2026]))
    assert calendar.add(at("2026-03-03 16:00"), Limit(1, "wd")) == at("2026-03-04 12:00")
    assert calendar.add(at("2026-03-03 16:00"), Limit(2, "wd")) == at("2026-03-05 16:00")


def test_a_days_own_break_clips_to_its_beginning():
    split = {date(2026, 3, 4): Day(True, "停电", windows(("10:00", "11:00"), ("15:00", "17:00")))}
    calendar = Calendar(days=split, known_years=frozenset([2026]))
    clipped = [calendar.shift_days(at(f"2026-03-03 {t}"), 1) for t in ("09:30", "10:30", "13:30", "15:30", "17:30")]
    assert clipped == [at(f"2026-03-04 {t}") for t in ("10:00", "10:30", "11:00", "15:30", "17:00")]


def test_a_projects_own_closing_day_counts_round_the_clock_too():
    closed = {date(2026, 3, 4): Day(False, "停业", always=True)}
    assert not Calendar((HOTLINE,), closed).is_working_day(date(2026, 3, 4))


def test_working_days_count_back_from_a_stated_deadline():
    assert OFFICIAL.shift_days(at("2025-10-09 15:00"), -1) == at("2025-09-30 15:00")


def test_an_unknown_year_counts_provisionally():
    rest = [d for d in range(1, 9) if not OFFICIAL.is_working_day(date(2027, 10, d))]
    assert rest == [1, 2, 3]  # 1 October is a Friday; the bridge days are not known
    assert OFFICIAL.is_working_day(date(2027, 5, 3)) and not OFFICIAL.is_working_day(date(2027, 1, 1))
    assert OFFICIAL.is_provisional(at("2026-12-31 10:00"), at("2027-01-04 10:00"))
    assert not OFFICIAL.is_provisional(at("2026-12-01 10:00"), at("2026-12-31 10:00"))


def test_the_official_calendar_names_its_days():
    days = official.days_of(2025)
    assert days[date(2025, 10, 1)] == Day(False, "国庆节")
    assert days[date(2025, 9, 28)] == Day(True, "国庆节调休")
    assert official.days_of(2099) is None
    assert [official.is_working_day(date(2026, 2, d)) for d in (13, 14, 15, 23, 24, 28)] == [True, True, False, False,
                                                                                            True, True]  # fmt: skip
    assert not official.is_working_day(date(2099, 10, 2))


def test_closed_time_says_why():
    pieces = OFFICIAL.segments(at("2025-09-30 11:00"), at("2025-10-09 10:00"))
    assert [(p.why, p.counted) for p in pieces] == [
        ("", True), ("午休", False), ("", True), ("夜间", False), ("国庆节", False), ("中秋节", False),
        ("国庆节", False), ("夜间", False), ("", True),
    ]  # fmt: skip
    assert [p.why for p in OFFICIAL.segments(at("2026-03-07 08:00"), at("2026-03-09 09:30"))] == ["周末", "夜间", ""]


def test_a_calendar_that_never_opens_is_an_error():
    with pytest.raises(ValueError, match="never opens"):
        Calendar((Hours(()),)).next_opening(at("2026-03-02 10:00"))
