"""What holds for every moment and every limit, also across 调休 and into years not yet known."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nuanju.sla.calendar import ZONE, Calendar, local
from nuanju.sla.clockwork import Meter, Pause, after, counted, due_of, meter_of, moment_of_share
from nuanju.sla.hours import ALWAYS
from nuanju.sla.limit import Limit
from tests.sla.moments import OFFICIAL

MINUTE = timedelta(minutes=1)
moments = st.integers(0, 3 * 366 * 24 * 60).map(lambda n: datetime(2024, 9, 1, tzinfo=ZONE) + n * MINUTE)
stretches = st.integers(0, 40 * 24 * 60).map(lambda n: n * MINUTE)
steady = st.builds(Limit, st.integers(1, 12), st.sampled_from(["min", "h", "wh", "wd"]))
limits = steady | st.builds(Limit, st.integers(1, 30), st.just("cd"))
calendars = st.sampled_from([OFFICIAL, Calendar((ALWAYS,))])


@st.composite
def pauses(draw, start: datetime) -> list[Pause]:
    """Up to three pauses after start, in order, not overlapping."""
    found, t = [], start
    for _ in range(draw(st.integers(0, 3))):
        begins = t + draw(stretches)
        t = begins + draw(stretches)
        found.append(Pause(begins, t))
    return found


@given(moments, st.integers(1, 200))
def test_added_working_hours_are_counted_again(start, hours):
    due = OFFICIAL.add(start, Limit(hours, "wh"))
    assert OFFICIAL.working_time(start, due) == timedelta(hours=hours)
    assert OFFICIAL.working_time(start, due - MINUTE) < timedelta(hours=hours)


@given(moments, stretches, stretches)
def test_working_time_adds_up(start, first, second):
    middle, end = start + first, start + first + second
    whole = OFFICIAL.working_time(start, end)
    assert whole == OFFICIAL.working_time(start, middle) + OFFICIAL.working_time(middle, end)
    assert timedelta() <= whole <= end - start


@given(moments, stretches, steady)
def test_later_starts_are_never_due_earlier(start, later, limit):
    assert OFFICIAL.add(start, limit) <= OFFICIAL.add(start + later, limit)


@given(moments, steady)
def test_more_is_never_due_earlier(start, limit):
    more = Limit(limit.amount + 1, limit.unit)
    assert start < OFFICIAL.add(start, limit) < OFFICIAL.add(start, more)


@given(moments, st.integers(1, 12))
def test_working_days_keep_the_clock_time(start, days):
    began, due = local(OFFICIAL.next_opening(start)), local(OFFICIAL.add(start, Limit(days, "wd")))
    assert due.time() == began.time()  # standard hours are the same every day: nothing is clipped
    dates = [began.date() + timedelta(days=n) for n in range(1, (due.date() - began.date()).days + 1)]
    assert sum(OFFICIAL.is_working_day(d) for d in dates) == days


@given(moments, st.integers(1, 40))
def test_calendar_days_end_on_a_working_day(start, days):
    raw, due = start + timedelta(days=days), local(OFFICIAL.add(start, Limit(days, "cd")))
    assert OFFICIAL.is_working_day(due.date())
    assert due == raw or (not OFFICIAL.is_working_day(local(raw).date()) and due.hour == 18 and due > raw)


@given(moments, stretches)
def test_segments_touch_and_add_up(start, length):
    end = start + length
    pieces = OFFICIAL.segments(start, end)
    edges = [start, *(p.end for p in pieces)]
    assert [p.start for p in pieces] == edges[:-1] and edges[-1] == end
    working = sum((p.end - p.start for p in pieces if p.counted), timedelta())
    assert working == OFFICIAL.working_time(start, end)
    assert all(p.why for p in pieces if not p.counted)


@given(st.data(), calendars, moments, limits)
def test_pauses_give_back_exactly_what_they_took(data, calendar, start, limit):
    taken = data.draw(pauses(start))
    plain, due = calendar.add(start, limit), due_of(calendar, start, limit, taken)
    meter, inside = meter_of(calendar, limit), [p for p in taken if p.start < due]
    assert due >= plain
    if limit.unit != "cd":
        assert counted(meter, start, due, inside) == meter.between(start, plain)
    if limit.unit in ("min", "h"):
        assert due - plain == sum((p.end - p.start for p in inside), timedelta())


@given(st.data(), moments, st.integers(1, 30))
def test_paused_calendar_days_move_in_real_time_then_off_rest_days(data, start, days):
    taken = data.draw(pauses(start))
    raw = after(Meter(None), start, timedelta(days=days), taken)
    limit = Limit(days, "cd")
    assert due_of(OFFICIAL, start, limit, taken) == max(OFFICIAL.add(start, limit), OFFICIAL.off_rest_days(raw))


@given(moments, limits, stretches, stretches)
def test_a_pause_after_the_due_changes_nothing(start, limit, wait, length):
    plain = OFFICIAL.add(start, limit)
    begins = plain + wait
    assert due_of(OFFICIAL, start, limit, [Pause(begins, begins + length)]) == plain


@given(st.data(), moments, steady)
def test_a_longer_pause_is_never_due_earlier(data, start, limit):
    first = data.draw(pauses(start))
    longer = [*first[:-1], first[-1]._replace(end=first[-1].end + data.draw(stretches))] if first else []
    assert due_of(OFFICIAL, start, limit, first) <= due_of(OFFICIAL, start, limit, longer)


@given(st.data(), calendars, moments, limits)
def test_warnings_come_in_order_before_the_due(data, calendar, start, limit):
    taken = data.draw(pauses(start))
    meter, due = meter_of(calendar, limit), due_of(calendar, start, limit, taken)
    half, warn = (moment_of_share(meter, start, due, taken, share) for share in (50, 80))
    assert start <= half <= warn <= due
    assert abs(2 * counted(meter, start, half, taken) - counted(meter, start, due, taken)) < timedelta(seconds=1)
