"""The rules worked out by hand, each with its boundary, and the laws they keep."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanju.clusters.choices import Level, Rule
from nuanju.clusters.likeness import jaccard, places
from nuanju.clusters.rules import DAY, HOUR, Fact, Limits, crowd, group

START = datetime.datetime.fromisoformat("2026-03-09T10:00+08:00")
MINUTE = datetime.timedelta(minutes=1)
LIMITS = Limits()


def voices(*rows) -> list[Fact]:
    """(household, building, days after the start) in a line each; cases are numbered from 1."""
    return [Fact(n, f"h{who}", b, START + after * DAY) for n, (who, b, after) in enumerate(rows, 1)]


# households × building × days → level, members

TABLE = [
    # R-A building: 3 within 30 days watch, 5 cluster
    ("two are none", [(1, 3, 0), (2, 3, 1)], None, []),
    ("three are a watch", [(1, 3, 0), (2, 3, 10), (3, 3, 20)], Level.WATCH, [1, 2, 3]),
    ("the thirtieth day counts", [(1, 3, 0), (2, 3, 10), (3, 3, 30)], Level.WATCH, [1, 2, 3]),
    ("a day later does not", [(1, 3, 0), (2, 3, 10), (3, 3, 31)], None, []),
    ("one household three times", [(1, 3, 0), (1, 3, 1), (1, 3, 2)], None, []),
    ("a household twice is one", [(1, 3, 0), (1, 3, 1), (2, 3, 2)], None, []),
    ("its second case belongs too", [(1, 3, 0), (1, 3, 1), (2, 3, 2), (3, 3, 2)], Level.WATCH, [1, 2, 3, 4]),
    ("three buildings are none", [(1, 3, 0), (2, 5, 1), (3, 6, 2)], None, []),
    ("without a building only the project counts", [(1, None, 0), (2, None, 1), (3, None, 2)], None, []),
    ("five of a building", [(n, 3, n * 5) for n in range(1, 6)], Level.HOT, [1, 2, 3, 4, 5]),
    ("the fourth stays a watch", [(n, 3, n) for n in range(1, 5)], Level.WATCH, [1, 2, 3, 4]),
    ("a neighbour far away in another building is no member of a watch",
     [(1, 3, 0), (2, 3, 1), (3, 3, 2), (4, 5, 2)], Level.WATCH, [1, 2, 3]),
    # R-B project: 5 within 30 days hot, 10 major
    ("four of a project", [(n, n, n) for n in range(1, 5)], None, []),
    ("five of a project", [(n, n, n * 6) for n in range(1, 6)], Level.HOT, [1, 2, 3, 4, 5]),
    ("five over 31 days", [(1, 1, 0), (2, 2, 9), (3, 3, 18), (4, 4, 27), (5, 5, 31)], None, []),
    ("nine are hot", [(n, n, n * 3) for n in range(1, 10)], Level.HOT, [*range(1, 10)]),
    ("ten are major", [(n, n, n * 3) for n in range(1, 11)], Level.MAJOR, [*range(1, 11)]),
    # who comes after a member within 30 days joins, and so on; who came long before does not
    ("a straggler joins", [(1, 3, 0), (2, 3, 1), (3, 3, 2), (4, 3, 31), (5, 3, 60)], Level.WATCH, [1, 2, 3, 4, 5]),
    ("too late", [(1, 3, 0), (2, 3, 1), (3, 3, 2), (4, 3, 40)], Level.WATCH, [1, 2, 3]),
    ("before", [(9, 3, 0), (1, 3, 31), (2, 3, 32), (3, 3, 33)], Level.WATCH, [2, 3, 4]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "level", "members"), [t[1:] for t in TABLE], ids=[t[0] for t in TABLE])
def test_buildings_and_projects(rows, level, members):
    found = group(voices(*rows), LIMITS)
    assert (found.level, sorted(found.members)) == (level, members)


@pytest.mark.parametrize(("hours", "burst"), [(24, True), (24.02, False)])
def test_five_within_a_day_are_a_burst(hours, burst):
    facts = [Fact(n, f"h{n}", n, START + n * HOUR) for n in range(4)] + [Fact(5, "h5", 9, START + hours * HOUR)]
    found = group(facts, LIMITS)
    assert (found.level, found.burst) == (Level.HOT, burst)


def test_one_letter_for_several_is_a_cluster_at_once():
    found = group(voices((1, 3, 0)), LIMITS, joint=frozenset({1}))
    assert (found.level, found.members) == (Level.HOT, {1: frozenset({Rule.JOINT})})


def test_thresholds_are_what_they_are_set_to():
    two = LIMITS._replace(building_watch=2, building_cluster=3, project_cluster=9, building_days=1)
    assert group(voices((1, 3, 0), (2, 3, 1)), two).level == Level.WATCH
    assert group(voices((1, 3, 0), (2, 3, 1), (3, 3, 1)), two).level == Level.HOT
    assert group(voices((1, 3, 0), (2, 3, 2)), two).level is None


def test_the_same_problem_elsewhere_is_counted_by_households():
    ten = [Fact(n, f"h{n}", None, START + n * 6 * DAY) for n in range(11)]
    assert len(crowd(ten, 60 * DAY, 10)) == 11
    assert crowd(ten[:10], 53 * DAY, 10) == set()


# Laws

FACTS = st.lists(
    st.builds(
        Fact, case=st.integers(1, 30), unit=st.sampled_from([f"h{n}" for n in range(12)]),
        building=st.sampled_from([None, 3, 5]), at=st.integers(0, 80 * 24).map(lambda h: START + h * HOUR),
    ),
    max_size=25, unique_by=lambda f: f.case,
)  # fmt: skip
RANKS = {None: 0, Level.WATCH: 1, Level.HOT: 2, Level.MAJOR: 3}


@given(FACTS, st.randoms())
def test_the_order_of_arrival_does_not_matter(facts, random):
    shuffled = facts[:]
    random.shuffle(shuffled)
    assert group(shuffled, LIMITS) == group(facts, LIMITS)


@given(FACTS)
def test_one_household_is_no_group(facts):
    assert group([f._replace(unit="h1") for f in facts], LIMITS).level is None


@given(FACTS, FACTS)
def test_a_further_case_never_makes_it_smaller(facts, more):
    before = group(facts, LIMITS)
    after = group([*facts, *(f._replace(case=f.case + 100) for f in more)], LIMITS)
    assert RANKS[after.level] >= RANKS[before.level]
    assert before.members.keys() <= after.members.keys()


@given(FACTS)
def test_same_facts_same_clusters(facts):
    assert group(facts, LIMITS) == group(list(facts), LIMITS)


@given(FACTS)
def test_a_level_has_its_households(facts):
    found, units = group(facts, LIMITS), {f.case: f.unit for f in facts}
    least = {None: 0, Level.WATCH: 3, Level.HOT: 5, Level.MAJOR: 10}
    assert len({units[c] for c in found.members}) >= least[found.level]


@given(FACTS, st.integers(1, 6), st.integers(1, 200))
def test_the_crowd_is_what_trying_every_span_finds(facts, least, hours):
    span, found = hours * HOUR, set()
    for start in facts:
        inside = [f for f in facts if start.at <= f.at <= start.at + span]
        if len({f.unit for f in inside}) >= least:
            found |= {f.case for f in inside}
    assert crowd(facts, span, least) == found


# Likeness of words

WORDS = "地下车库下雨就积水，车都泡了"


def test_words_alike():
    assert jaccard(WORDS, WORDS) == 1
    assert jaccard(WORDS, "地下车库下雨就积水，没法停车") >= 0.5
    assert jaccard(WORDS, "电梯老是停运") == 0
    assert jaccard("", "") == 0


def test_places_named():
    assert places("三号楼和5栋的电梯厅都漏", frozenset({"电梯厅", "小区大门"})) == {"3栋", "5栋", "电梯厅"}
    assert places("家里漏水") == frozenset()


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_mutual(one, other):
    assert jaccard(one, other) == jaccard(other, one)
    assert 0 <= jaccard(one, other) <= 1


def test_every_order_of_five_neighbours_gives_the_same():
    facts = voices(*[(n, 3, n * 3) for n in range(1, 6)])
    assert len({str(sorted(group(list(p), LIMITS).members.items())) for p in itertools.permutations(facts)}) == 1
