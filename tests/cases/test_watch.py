"""The health of a project: the worst of three signs, by thresholds that are rows."""

import datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from nuanju.cases import watch
from nuanju.cases.models import Case, Figure
from nuanju.cases.watch import Rules, Tally
from tests.cases.stories import registered
from tests.desk.monitor.scenes import aged

RULES = Rules([10, 20, 30], [1, 3, 5], [50, 70, 90])
NOW = datetime.datetime.fromisoformat("2026-03-09T10:00+08:00")


@pytest.mark.parametrize(
    ("tally", "word", "why"),
    [
        (Tally(), "良好", "没有未结诉求"),
        (Tally(open=20, overdue=1), "良好", "三项都在范围内"),
        (Tally(open=20, overdue=2), "关注", "超时 2/20"),
        (Tally(open=20, overdue=4), "紧张", "超时 4/20"),
        (Tally(open=20, overdue=6), "危急", "超时 6/20"),
        (Tally(open=100, hot=1), "关注", "热点和重大 1 件"),
        (Tally(open=100, hot=2, major=1), "紧张", "热点和重大 3 件"),
        (Tally(open=100, major=5), "危急", "热点和重大 5 件"),
        (Tally(open=10, assign=2, dispatch=2, contact=1), "关注", "等待 5/10"),
        (Tally(open=10, assign=9), "危急", "等待 9/10"),
        (Tally(open=10, overdue=1, assign=8), "紧张", "等待 8/10"),
    ],
)
def test_the_formula(tally, word, why):
    health = watch.health(tally, RULES)
    assert (health.word, health.why) == (word, why)


@given(st.integers(1, 500), st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_more_overdue_or_hot_is_never_healthier(count, some, more, hot):
    few, many, hot = min(some, more, count), min(max(some, more), count), min(hot, count)
    one = watch.health(Tally(open=count, overdue=few, hot=hot), RULES)
    other = watch.health(Tally(open=count, overdue=many, hot=hot), RULES)
    worst = watch.health(Tally(open=count, overdue=count, hot=count), RULES)
    assert one.level <= other.level <= worst.level == 3


@given(st.lists(st.tuples(*[st.integers(0, 99)] * len(Tally._fields)), max_size=6))
def test_totals_are_sums(rows):
    total = Tally()
    for row in rows:
        total += Tally(*row)
    assert list(total) == [sum(column) for column in zip(*rows, strict=True)] or not rows


@pytest.mark.django_db
def test_every_case_has_one_age(cast, defaults):
    with time_machine.travel(NOW, tick=False):
        for days in (0, 2, 3, 6, 7, 14, 15, 90):
            aged(registered(cast, code=None, words=f"第{days}天"), days=days)
        [tally] = watch.tallies(Case.objects.all()).values()
        assert (tally.fresh, tally.days, tally.week, tally.old) == (2, 2, 2, 2) and tally.open == 8


@pytest.mark.django_db
def test_thresholds_are_rows(cast, defaults):
    assert [int(v) for v in watch.health_rules().overdue] == [10, 20, 30]
    Figure.objects.create(key="health_overdue_red", value=25, effective_on="2026-01-01")
    assert [int(v) for v in watch.health_rules().overdue] == [10, 20, 25]
