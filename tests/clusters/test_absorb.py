"""Two clusters with the same liable cause become one."""

import pytest

from nuanju.clusters import verbs
from nuanju.clusters.models import Cluster
from tests.clusters import stories
from tests.clusters.five import denied, refused

WINDOW = "H03.01.01.01"


@pytest.fixture
def two(cast, clock):
    stories.neighbours(cast, 5)
    stories.neighbours(cast, 3, code=WINDOW)
    return Cluster.objects.get(state="active"), Cluster.objects.get(state="watch")


def test_it_does(cast, two, run_jobs):
    kept, gone = two
    verbs.absorb(kept, other=gone, reason="外墙同一施工缺陷", by=cast.gm)
    run_jobs()
    assert (kept.households, gone.state, gone.joined_into) == (5, "closed", kept)  # the same three households
    assert kept.members.filter(left_at=None).count() == 8


def test_later_voices_of_both_problems_come_to_it(cast, two, run_jobs):
    kept, gone = two
    verbs.absorb(kept, other=gone, reason="同因", by=cast.gm)
    run_jobs()
    for number in ("1106", "1207", "1308"):
        stories.complain(cast, number, code=WINDOW)
    run_jobs()
    kept.refresh_from_db()
    assert kept.households == 8
    assert Cluster.objects.under_way().count() == 1


def test_what_cannot_be(cast, two):
    kept, gone = two
    refused("same_cluster", "absorb", kept, other=kept, reason="x", by=cast.gm)
    refused("reason_missing", "absorb", kept, other=gone, reason="", by=cast.gm)
    verbs.absorb(kept, other=gone, reason="x", by=cast.gm)
    refused("cluster_ended", "absorb", kept, other=gone, reason="x", by=cast.gm)  # twice


def test_no_right(cast, two):
    for who in (cast.viewer, cast.agent, cast.stranger):
        denied("absorb", two[0], other=two[1], reason="x", by=who)


def test_a_controlled_one_takes_in_and_new_households_end_its_control(cast, clock, run_jobs):
    kept = stories.controlled(cast, clock)
    for number in ("1106", "1207", "1308"):
        stories.complain(cast, number, code=WINDOW)
    run_jobs()
    verbs.absorb(kept, other=Cluster.objects.get(state="watch"), reason="同因", by=cast.gm)
    assert (kept.state, kept.households, kept.controlled_at) == ("active", 8, None)


def test_without_a_new_household_the_control_stays(cast, clock, run_jobs):
    kept = stories.controlled(cast, clock)
    stories.neighbours(cast, 3, code=WINDOW)  # households that belong already
    verbs.absorb(kept, other=Cluster.objects.get(state="watch"), reason="同因", by=cast.gm)
    assert (kept.state, kept.households) == ("controlled", 5)
