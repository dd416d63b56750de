"""Reopen by hand; by itself it is told in test_follow.py."""

from nuanju.clusters import verbs
from tests.clusters import stories
from tests.clusters.five import denied, hidden, refused


def test_it_does(cast, clock, run_jobs):
    cluster = verbs.reopen(stories.closed(cast, clock), reason="方案无效", by=cast.gm)
    assert (cluster.state, cluster.closed_at, cluster.responsible) == ("active", None, cast.gm)


def test_a_control_that_does_not_hold(cast, clock):
    assert verbs.reopen(stories.controlled(cast, clock), reason="又漏", by=cast.cs_manager).controlled_at is None


def test_wrong_state_and_twice(cast, clock):
    refused("wrong_state", "reopen", stories.active(cast), reason="x", by=cast.gm)


def test_no_right(cast, clock):
    denied("reopen", stories.closed(cast, clock), reason="x", by=cast.viewer)


def test_out_of_scope(cast, clock):
    hidden(stories.closed(cast, clock), cast.stranger)
