"""The pure parts of a replay against the plain way to say the same."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from nuanju.cases.severity.replay.clocks import DAY, Clocks
from nuanju.cases.severity.replay.crowd import Crowd, Presence
from nuanju.cases.severity.replay.facts import Clock

START = datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
moments = st.integers(0, 60 * 24).map(lambda n: START + n * HOUR)
presences = st.lists(
    st.builds(
        lambda voice, since, hours: Presence(voice, since, since + hours * HOUR if hours else None),
        st.sampled_from("abcd"), moments, st.integers(0, 400),
    ),
    max_size=12,
)  # fmt: skip


@given(presences, moments)
def test_a_crowd_counts_each_voice_once(found, at):
    there = {p.voice for p in found if p.since <= at and (p.until is None or at < p.until)}
    assert Crowd(found).at(at) == len(there)


@given(st.integers(0, 200), st.none() | st.tuples(st.integers(0, 400), st.integers(0, 300)), st.integers(1, 20))
def test_a_delay_reaches_a_number_of_days_at_the_moment_it_says(due, rest, days):
    clocks = Clocks()
    clocks.take(Clock(1, "started", START + due * HOUR), START)
    if rest:
        began = START + rest[0] * HOUR
        clocks.take(Clock(1, "paused", START + due * HOUR, began + rest[1] * HOUR), began)
    reached = clocks.reaches(days)
    assert reached is not None
    assert clocks.delay(reached) == days
    assert clocks.delay(reached - HOUR / 60) == days - 1
    assert reached - (START + due * HOUR) - days * DAY <= (rest[1] * HOUR if rest else 0 * HOUR)


def test_no_clock_is_never_late():
    assert (Clocks().delay(START), Clocks().reaches(3)) == (0, None)
