"""准/磨/稳/老 follow the dates, day by day."""

import datetime

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from nuanju.customers import segments
from nuanju.customers.choices import Segment

DAY = datetime.date
days = st.dates(DAY(2015, 1, 1), DAY(2035, 12, 31))


@pytest.mark.parametrize(
    ("on", "segment"),
    [
        (DAY(2024, 7, 4), Segment.PROSPECTIVE_OWNER),
        (DAY(2024, 7, 5), Segment.RUNNING_IN),
        (DAY(2025, 7, 4), Segment.RUNNING_IN),
        (DAY(2025, 7, 5), Segment.SETTLED),
        (DAY(2026, 7, 4), Segment.SETTLED),
        (DAY(2026, 7, 5), Segment.LONG_TERM),
    ],
)
def test_boundaries(on, segment):
    assert segments.of_house(contracted=True, received_on=DAY(2024, 7, 5), on=on) == segment


def test_unsold_house_gives_no_segment():
    assert segments.of_house(contracted=False, received_on=None, on=DAY(2026, 1, 1)) is None


def test_received_on_an_unknown_day_is_a_long_term_owner():
    known = segments.of_house(contracted=True, received_on=None, on=DAY(2026, 1, 1), received_undated=True)
    assert known == Segment.LONG_TERM


def test_a_later_owner_received_when_his_ownership_began():
    assert segments.received_on(DAY(2020, 1, 1), DAY(2026, 3, 1)) == DAY(2026, 3, 1)
    assert segments.received_on(DAY(2024, 7, 5), DAY(2022, 3, 1)) == DAY(2024, 7, 5)
    assert segments.received_on(None, DAY(2022, 3, 1)) is None


@given(days, st.integers(0, 60))
def test_a_month_is_full_on_its_day_or_at_the_month_end(start, months):
    full = start + relativedelta(months=months)
    assert segments.months_since(start, full) == months
    assert segments.months_since(start, full - datetime.timedelta(days=1)) == months - 1


@given(days, days, st.integers(0, 2000))
def test_nobody_grows_younger(received, on, later):
    first = segments.of_house(contracted=True, received_on=received, on=on)
    then = segments.of_house(contracted=True, received_on=received, on=on + datetime.timedelta(days=later))
    assert segments.ORDER.index(then) >= segments.ORDER.index(first)


@given(st.lists(st.sampled_from([None, *Segment])))
def test_the_house_furthest_in_life_speaks(found):
    foremost = segments.foremost(found)
    known = [s for s in found if s]
    assert (foremost is None and not known) or all(
        segments.ORDER.index(s) <= segments.ORDER.index(foremost) for s in known
    )
