"""Join and leave by hand, with a reason."""

import pytest

from nuanju.clusters import verbs
from nuanju.clusters.models import Cluster
from nuanju.notify.models import Notice
from tests.cases import stories as cases
from tests.clusters import stories
from tests.clusters.five import denied, hidden, refused
from tests.stories import kinds, sentences

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def window_case(cast):
    """A neighbour's leaking window, filed under windows."""
    return stories.complain(cast, "1206", code="H03.01.01.01")


def test_it_does(cast, window_case, run_jobs):
    cluster = verbs.join(stories.active(cast), case=window_case, reason="同一面外墙渗漏", by=cast.cs_manager)
    run_jobs()
    window_case.refresh_from_db()
    assert cluster.households == 6
    assert sentences(cluster)[0].endswith("加入：同一面外墙渗漏")
    assert window_case.severity == "hot"
    assert cluster.members.get(case=window_case).why == "人工加入、同一面外墙渗漏"


def test_hand_joined_cases_count_to_the_thresholds(cast, window_case, run_jobs):
    cluster = verbs.join(stories.watched(cast), case=window_case, reason="同因", by=cast.gm)
    stories.complain(cast, "1507")
    run_jobs()
    cluster.refresh_from_db()
    assert (cluster.state, cluster.households) == ("active", 5)


def test_the_fifth_household_put_in_by_hand_makes_it_a_group_complaint(cast, window_case, run_jobs):
    stories.neighbours(cast, 4)
    cluster = verbs.join(Cluster.objects.get(), case=window_case, reason="同因", by=cast.cs_manager)
    run_jobs()
    cluster.refresh_from_db()
    assert (cluster.state, cluster.level, cluster.households, cluster.responsible) == ("active", "hot", 5, cast.gm)
    window_case.refresh_from_db()
    assert window_case.severity == "hot"
    told = Notice.objects.filter(code="N11", event__kind="cluster.activated")
    assert "gm" in set(told.values_list("recipient__username", flat=True))


def test_wrong_state(cast, clock, window_case):
    refused("wrong_state", "join", stories.closed(cast, clock), case=window_case, reason="x", by=cast.gm)


def test_what_cannot_join(cast):
    cluster = stories.active(cast)
    far = stories.complain(cast, "1502", building=cast.ls_house.building, by=cast.agent)
    refused("cluster_other_project", "join", cluster, case=far, reason="x", by=cast.gm)
    gone = cases.registered(cast, code="H03.01.01.01")
    gone.state = "cancelled"
    gone.save()
    refused("case_ended", "join", cluster, case=gone, reason="x", by=cast.gm)
    refused("reason_missing", "join", cluster, case=far, reason="", by=cast.gm)


def test_no_right(cast, window_case):
    cluster = stories.active(cast)
    for who in (cast.viewer, cast.agent, cast.stranger):
        denied("join", cluster, case=window_case, reason="x", by=who)


def test_out_of_scope(cast):
    hidden(stories.active(cast), cast.stranger)


def test_twice(cast, window_case):
    cluster = verbs.join(stories.active(cast), case=window_case, reason="x", by=cast.gm)
    refused("in_already", "join", cluster, case=window_case, reason="x", by=cast.gm)


# leave


def test_leaving(cast, run_jobs):
    cluster = stories.active(cast)
    case = stories.members(cluster)[0].case
    verbs.leave(cluster, case=case, reason="自家软管爆裂", by=cast.gm)
    assert cluster.households == 4
    assert (cluster.state, kinds(case)[0]) == ("active", "cluster.case_left")
    refused("not_in", "leave", cluster, case=case, reason="x", by=cast.gm)
    verbs.join(cluster, case=case, reason="查明仍是同因", by=cast.gm)
    assert cluster.households == 5


def test_leaving_needs_right_and_reason(cast):
    cluster = stories.active(cast)
    case = stories.members(cluster)[0].case
    denied("leave", cluster, case=case, reason="x", by=cast.viewer)
    refused("reason_missing", "leave", cluster, case=case, reason="", by=cast.gm)
