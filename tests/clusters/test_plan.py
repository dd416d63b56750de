"""Plan, answers of households, demand list, organisers."""

import pytest

from nuanju.clusters import verbs
from nuanju.clusters.models import Cluster, Demand
from nuanju.clusters.queries import acceptance
from tests.clusters import stories
from tests.clusters.five import denied, refused
from tests.stories import sentences

pytestmark = pytest.mark.usefixtures("clock")
PLAN = {"cause": "防水未上翻", "solution": "逐户重做"}


def test_the_plan_is_written(cast):
    cluster = verbs.set_plan(
        stories.active(cast), **PLAN, liable="施工单位甲", compensation="每户误工500元", by=cast.cs_manager
    )
    assert (cluster.cause, cluster.solution, cluster.liable) == ("防水未上翻", "逐户重做", "施工单位甲")
    assert sentences(cluster)[0] == "统一方案：逐户重做"


def test_two_do_not_overwrite_each_other(cast):
    cluster = stories.active(cast)
    seen = cluster.version
    verbs.set_plan(cluster, **PLAN, seen=seen, by=cast.gm)
    refused("changed_meanwhile", "set_plan", cluster, **PLAN, seen=seen, by=cast.cs_manager)


def test_a_plan_needs_right_words_and_a_cluster_under_way(cast, clock):
    cluster = stories.closed(cast, clock)
    refused("wrong_state", "set_plan", cluster, **PLAN, by=cast.gm)
    refused("content_missing", "set_plan", cluster, cause="", solution="", by=cast.gm)
    denied("set_plan", cluster, **PLAN, by=cast.viewer)


def test_a_household_answers_and_the_latest_counts(cast):
    cluster = stories.planned(cast)
    one, two, *_ = stories.members(cluster)
    verbs.record_answer(cluster, member=one, answer="refused", note="要求赔偿", by=cast.agent)
    verbs.record_answer(cluster, member=one, answer="accepted", by=cast.agent)
    verbs.record_answer(cluster, member=two, answer="refused", by=cast.cs_manager)
    assert acceptance(cluster)[:3] == (1, 1, 5)
    assert acceptance(cluster).percent == 20


def test_who_left_counts_no_more(cast):
    cluster = stories.accept_all(cast, stories.planned(cast))
    verbs.leave(cluster, case=stories.members(cluster)[0].case, reason="x", by=cast.gm)
    assert acceptance(cluster)[:3] == (4, 0, 4)


def test_answers_are_refused(cast, clock):
    bare = stories.active(cast)
    member = stories.members(bare)[0]
    refused("no_plan", "record_answer", bare, member=member, answer="accepted", by=cast.gm)
    denied("record_answer", bare, member=member, answer="accepted", by=cast.viewer)
    verbs.set_plan(bare, **PLAN, by=cast.gm)
    verbs.leave(bare, case=member.case, reason="x", by=cast.gm)
    member.refresh_from_db()
    refused("household_missing", "record_answer", bare, member=member, answer="accepted", by=cast.gm)


def test_demands_get_one_public_answer(cast):
    cluster = verbs.add_demand(stories.active(cast), text="全部重做防水", by=cast.gm)
    verbs.add_demand(cluster, text="赔偿装修", by=cast.gm)
    first = Demand.objects.earliest("id")
    verbs.answer_demand(cluster, demand=first, answer="四月底前逐户重做", by=cast.gm)
    first.refresh_from_db()
    assert (first.answer, first.answered_by) == ("四月底前逐户重做", cast.gm)
    refused("content_missing", "answer_demand", cluster, demand=first, answer="", by=cast.gm)
    denied("add_demand", cluster, text="x", by=cast.viewer)
    denied("answer_demand", cluster, demand=first, answer="x", by=cast.agent)


def test_a_demand_of_another_cluster_is_not_answered_here(cast):
    cluster = verbs.add_demand(stories.active(cast), text="重做", by=cast.gm)
    stories.neighbours(cast, 3, code="H03.01.01.01")
    other = Cluster.objects.get(state="watch")
    refused("demand_missing", "answer_demand", other, demand=cluster.demands.get(), answer="x", by=cast.gm)


def test_an_organiser_is_named_once(cast):
    cluster = stories.active(cast)
    member = stories.members(cluster)[0]
    verbs.name_organiser(cluster, member=member, note="建了业主群", by=cast.cs_manager)
    refused("organiser_already", "name_organiser", cluster, member=member, by=cast.gm)
    denied("name_organiser", cluster, member=member, by=cast.viewer)
    assert cluster.organisers.get().note == "建了业主群"
