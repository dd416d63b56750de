"""Silent houses of an affected line are called."""

import pytest

from nuanju.clusters import panels, verbs
from nuanju.clusters.queries import silent_houses
from tests.clusters import stories
from tests.clusters.five import denied, refused

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def cluster(cast):
    """Lines 01 … 05 of 3栋2单元 are affected; 1402, 1502, 1602 and 1501 of the cast have said nothing."""
    return stories.active(cast)


def test_who_is_silent(cast, cluster):
    assert [h.number for h in silent_houses(cluster).order_by("number")] == ["1402", "1501", "1502", "1602"]


def test_it_does(cast, cluster):
    verbs.call_household(cluster, house=cast.house1502, result="厨房顶有水印", affected=True, by=cast.agent)
    [row] = [s for s in panels.silent(cluster) if s.house == cast.house1502]
    assert (row.call.by, row.call.affected, row.call.result) == (cast.agent, True, "厨房顶有水印")


def test_the_latest_call_counts(cast, cluster):
    verbs.call_household(cluster, house=cast.house1502, result="无人接听", reached=False, affected=True, by=cast.agent)
    assert not cluster.care_calls.get().affected  # nobody said so
    verbs.call_household(cluster, house=cast.house1502, result="没有问题", by=cast.agent)
    [row] = [s for s in panels.silent(cluster) if s.house == cast.house1502]
    assert row.call.result == "没有问题"


def test_only_silent_houses(cast, cluster):
    refused("house_not_silent", "call_household", cluster, house=cast.house301, result="x", by=cast.agent)
    spoke = stories.members(cluster)[0].house
    refused("house_not_silent", "call_household", cluster, house=spoke, result="x", by=cast.agent)
    refused("content_missing", "call_household", cluster, house=cast.house1502, result="", by=cast.agent)


def test_no_right(cast, cluster):
    for who in (cast.viewer, cast.handler, cast.stranger):
        denied("call_household", cluster, house=cast.house1502, result="x", by=who)


def test_the_facade_shows_who_spoke_and_who_did_not(cast, cluster):
    [facade] = panels.facades(cluster)
    tones = {c.house.number: c.tone for s in facade.storeys for c in s.cells if c.house}
    assert (facade.affected, tones["201"], tones["1501"], tones["1502"]) == (5, "hit", "line", "line")
    assert [s.label for s in facade.storeys][:3] == ["16", "15", "14"]
