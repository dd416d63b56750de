"""Tellings that sound alike are offered, never joined by themselves (R-G)."""

import datetime

import pytest

from nuanju.clusters import verbs
from nuanju.clusters.models import Cluster, Suggestion
from nuanju.core.refusals import Denied, Refused
from tests.clusters import stories

pytestmark = pytest.mark.usefixtures("clock")
WORDS = "卫生间往楼下漏水，楼下来敲门了，天花板都泡坏了"
WINDOW = "H03.01.01.01"


@pytest.fixture
def like(cast, run_jobs):
    cluster = stories.active(cast)
    case = stories.complain(cast, "1206", code=WINDOW, words="卫生间往楼下漏水，楼下来敲门了")
    run_jobs()
    return Suggestion.objects.filter(case=case, cluster=cluster).first()


def test_it_is_offered_and_nothing_happens(cast, like):
    assert (like.kind, like.verdict) == ("words", "waiting")
    assert like.cluster.households == 5


def test_accepting_joins(cast, like):
    cluster = verbs.accept_likeness(like, by=cast.cs_manager)
    assert (cluster.households, cluster.members.get(case=like.case).joined_by) == (6, cast.cs_manager)
    with pytest.raises(Refused, match="already_decided"):
        verbs.accept_likeness(like, by=cast.gm)


@pytest.mark.parametrize("who", ["agent", "lead"])
def test_whoever_may_decide_puts_it_in(cast, like, who):
    """The 400 hears both callers: its judgement needs no right to press the project."""
    by = getattr(cast, who)
    cluster = verbs.accept_likeness(like, by=by)
    assert cluster.members.get(case=like.case).joined_by == by
    with pytest.raises(Denied):
        verbs.join(cluster, case=stories.complain(cast, "1307", code=WINDOW), reason="x", by=by)


def test_dismissing_leaves_it_and_it_is_not_offered_again(cast, like):
    from nuanju.clusters import alike

    verbs.dismiss_likeness(like, by=cast.agent)
    alike.offer(like.case)
    like.refresh_from_db()
    assert like.verdict == "dismissed"
    with pytest.raises(Refused, match="already_decided"):
        verbs.dismiss_likeness(like, by=cast.gm)


def test_no_right_and_out_of_scope(cast, like):
    for who in (cast.viewer, cast.stranger, cast.handler):
        with pytest.raises(Denied):
            verbs.accept_likeness(like, by=who)
    assert not Suggestion.objects.visible_to(cast.stranger).exists()


@pytest.mark.parametrize(
    ("words", "days", "offered"),
    [(WORDS, 0, True), (WORDS, 7, True), (WORDS, 8, False), ("阳台推拉门关不严，风很大", 0, False)],
)
def test_alike_within_the_days(cast, clock, run_jobs, words, days, offered):
    stories.complain(cast, "201", words=WORDS)
    clock.shift(datetime.timedelta(days=days))
    stories.complain(cast, "302", code=WINDOW, words=words)
    run_jobs()
    assert Suggestion.objects.exists() == offered


def test_the_same_problem_needs_no_hint_and_one_household_is_not_like_itself(cast, run_jobs):
    stories.complain(cast, "201", words=WORDS)
    stories.complain(cast, "302", words=WORDS)
    stories.complain(cast, "201", code=WINDOW, words=WORDS + "！")
    run_jobs()
    assert {s.like.house.number for s in Suggestion.objects.filter(case__house__number="201")} == {"302"}


def test_a_place_both_name_needs_less_likeness(cast, run_jobs):
    place = {"house": None, "place_text": ""}
    stories.complain(cast, "201", code="H03.01.01.01", words="小区大门口的灯坏了好几天，晚上太黑", **place)
    stories.complain(cast, "302", code=None, words="小区大门口晚上黑漆漆的，灯坏了没人修", **place)
    run_jobs()
    found = Suggestion.objects.get()
    assert "小区大门" in found.place
    assert found.score >= 0.25


def test_accepting_a_pair_without_a_cluster_opens_a_watch(cast, run_jobs):
    stories.complain(cast, "201", words=WORDS)
    stories.complain(cast, "302", code=WINDOW, words=WORDS)
    run_jobs()
    cluster = verbs.accept_likeness(Suggestion.objects.get(), by=cast.gm)
    assert (cluster.state, cluster.households) == ("watch", 2)
    assert Cluster.objects.count() == 1


def test_a_pair_a_person_has_judged_counts_to_the_thresholds(cast, run_jobs):
    stories.complain(cast, "201", words=WORDS)
    stories.complain(cast, "302", code=WINDOW, words=WORDS)
    run_jobs()
    cluster = verbs.accept_likeness(Suggestion.objects.get(), by=cast.gm)
    for number in ("403", "504", "605"):
        stories.complain(cast, number, words="地漏返味")
    run_jobs()
    cluster.refresh_from_db()
    assert (cluster.state, cluster.level, cluster.households) == ("active", "hot", 5)
