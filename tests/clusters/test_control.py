"""Control: fourteen quiet days and four of five accept."""

import datetime

from nuanju.clusters import verbs
from tests.clusters import stories
from tests.clusters.five import denied, hidden, refused

DAYS = datetime.timedelta(days=14)


def test_it_does(cast, clock):
    cluster = stories.accept_all(cast, stories.planned(cast), but=1)  # four of five are 80 %
    clock.shift(DAYS)
    verbs.control(cluster, by=cast.gm)
    assert cluster.state == "controlled"
    assert cluster.controlled_at


def test_not_before_the_time(cast, clock):
    cluster = stories.accept_all(cast, stories.planned(cast))
    clock.shift(DAYS - datetime.timedelta(seconds=1))
    refused("not_quiet", "control", cluster, by=cast.gm)


def test_not_while_too_few_accept(cast, clock):
    cluster = stories.accept_all(cast, stories.planned(cast), but=2)  # three of five are 60 %
    clock.shift(DAYS)
    refused("too_few_accept", "control", cluster, by=cast.gm)


def test_not_without_a_plan(cast, clock):
    cluster = stories.active(cast)
    clock.shift(DAYS)
    refused("no_plan", "control", cluster, by=cast.gm)


def test_wrong_state(cast, clock):
    refused("wrong_state", "control", stories.watched(cast), by=cast.gm)


def test_no_right(cast, clock):
    cluster = stories.accept_all(cast, stories.planned(cast))
    clock.shift(DAYS)
    for who in (cast.viewer, cast.agent, cast.cs_manager, cast.stranger):
        denied("control", cluster, by=who)


def test_out_of_scope(cast, clock):
    hidden(stories.planned(cast), cast.stranger)


def test_twice(cast, clock):
    refused("wrong_state", "control", stories.controlled(cast, clock), by=cast.gm)
