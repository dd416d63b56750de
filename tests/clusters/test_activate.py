"""Activate by hand: a watch is a group complaint already."""

import pytest

from nuanju.clusters import verbs
from tests.clusters import stories
from tests.clusters.five import denied, hidden, refused
from tests.stories import sentences

pytestmark = pytest.mark.usefixtures("clock")


def test_it_does(cast, run_jobs):
    cluster = verbs.activate(stories.watched(cast), reason="业主群已有组织", by=cast.cs_manager)
    run_jobs()
    assert (cluster.state, cluster.level, cluster.responsible) == ("active", "hot", cast.gm)
    assert sentences(cluster)[0] == "群诉成立（热点）：3户，业主群已有组织"
    assert {m.case.severity for m in stories.members(cluster)} == {"hot"}


def test_wrong_state_and_twice(cast):
    cluster = verbs.activate(stories.watched(cast), reason="x", by=cast.gm)
    refused("wrong_state", "activate", cluster, reason="x", by=cast.gm)


def test_no_right(cast):
    cluster = stories.watched(cast)
    for who in (cast.viewer, cast.handler, cast.stranger):
        denied("activate", cluster, reason="x", by=who)


def test_out_of_scope(cast):
    hidden(stories.watched(cast), cast.stranger, cast.handler)


def test_a_reason_is_needed(cast):
    refused("reason_missing", "activate", stories.watched(cast), reason=" ", by=cast.gm)
