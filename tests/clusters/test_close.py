"""Close: every case closed and the review done."""

import pytest

from nuanju.clusters import verbs
from nuanju.clusters.models import Cluster
from tests.clusters import stories
from tests.clusters.five import denied, hidden, refused


def test_it_does(cast, clock):
    cluster = stories.closed(cast, clock)
    assert (cluster.state, cluster.review) == ("closed", "防水节点改图")
    assert cluster.closed_at


@pytest.mark.parametrize("state", ["rework", "pending_follow_up"])
def test_not_while_a_case_is_open(cast, clock, state):
    cluster = stories.controlled(cast, clock)
    stories.end_cases(cluster)
    case = stories.members(cluster)[0].case
    case.state = state
    case.save()
    refused("cases_open", "close", cluster, review="x", by=cast.gm)


def test_a_watch_that_came_to_nothing_closes_with_its_review(cast, clock):
    cluster = stories.watched(cast)
    stories.end_cases(cluster)
    assert verbs.close(cluster, review="三户原因各不相同", by=cast.gm).state == "closed"


def test_wrong_state(cast, clock):
    cluster = stories.active(cast)
    stories.end_cases(cluster)
    refused("wrong_state", "close", cluster, review="x", by=cast.gm)


def test_no_right(cast, clock):
    cluster = stories.controlled(cast, clock)
    stories.end_cases(cluster)
    for who in (cast.viewer, cast.agent, cast.cs_manager):
        denied("close", cluster, review="x", by=who)


def test_out_of_scope(cast, clock):
    hidden(stories.controlled(cast, clock), cast.stranger)


def test_twice_and_without_words(cast, clock):
    refused("review_missing", "close", stories.closed(cast, clock), review="", by=cast.gm)
    refused("wrong_state", "close", Cluster.objects.get(), review="x", by=cast.gm)
