"""Two clusters with the same liable cause become one."""

import pytest

from nuanju.clusters import verbs
from nuanju.clusters.models import Cluster
from nuanju.clusters.queries import acceptance
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


def test_a_watch_that_takes_in_a_group_complaint_becomes_one(cast, two, run_jobs):
    gone, kept = two
    verbs.absorb(kept, other=gone, reason="同因", by=cast.cs_manager)
    run_jobs()
    kept.refresh_from_db()
    assert (kept.state, kept.level, kept.responsible) == ("active", "hot", cast.gm)
    assert {m.case.severity for m in stories.members(kept)} == {"hot"}


def test_the_higher_level_is_kept(cast, clock):
    stories.neighbours(cast, 10)
    gone = Cluster.objects.get()
    stories.neighbours(cast, 5, code=WINDOW)
    kept = Cluster.objects.get(key="H03.01.01")
    verbs.absorb(kept, other=gone, reason="同因", by=cast.gm)
    assert (kept.state, kept.level, kept.responsible) == ("active", "major", cast.regional_gm)


def test_what_was_done_goes_with_it(cast, two, run_jobs):
    gone, kept = two
    verbs.set_plan(gone, cause="防水层未上翻", solution="逐户重做防水", by=cast.gm)
    first, second = stories.members(gone)[:2]
    verbs.record_answer(gone, member=first, answer="accepted", by=cast.cs_manager)
    verbs.name_organiser(gone, member=second, by=cast.cs_manager)
    verbs.add_demand(gone, text="赔偿装修", by=cast.cs_manager)
    verbs.call_household(gone, house=cast.house1502, result="没有漏", by=cast.cs_manager)
    verbs.absorb(kept, other=gone, reason="同因", by=cast.gm)
    assert (kept.solution, acceptance(kept).accepted) == ("逐户重做防水", 1)
    assert [d.text for d in kept.demands.all()] == ["赔偿装修"]
    assert kept.organisers.get().member == kept.members.get(case=second.case)
    assert kept.care_calls.get().house == cast.house1502


def test_answers_to_another_plan_are_no_answers_to_this_one(cast, two):
    kept, gone = two
    verbs.set_plan(kept, cause="防水层未上翻", solution="逐户重做防水", by=cast.gm)
    verbs.set_plan(gone, cause="窗框未封", solution="逐户打胶", by=cast.gm)
    verbs.record_answer(gone, member=stories.members(gone)[0], answer="accepted", by=cast.cs_manager)
    verbs.absorb(kept, other=gone, reason="同因", by=cast.gm)
    assert (kept.solution, acceptance(kept).accepted) == ("逐户重做防水", 0)


def test_two_watches_that_make_five_households_together_are_a_group_complaint(cast, clock, run_jobs):
    stories.neighbours(cast, 3)
    kept = Cluster.objects.get()
    for number in ("1106", "1207", "1308"):
        stories.complain(cast, number, code=WINDOW)
    run_jobs()
    verbs.absorb(kept, other=Cluster.objects.exclude(pk=kept.pk).get(), reason="同因", by=cast.gm)
    assert (kept.state, kept.households) == ("watch", 6)
    run_jobs()
    kept.refresh_from_db()
    assert (kept.state, kept.level) == ("active", "hot")


def test_of_two_answers_to_the_same_plan_the_latest_counts(cast, clock, two):
    kept, gone = two
    for cluster, answer in ((kept, "accepted"), (gone, "refused")):
        verbs.set_plan(cluster, cause="防水层未上翻", solution="逐户重做防水", by=cast.gm)
        member = cluster.members.get(house__number="201")
        verbs.record_answer(cluster, member=member, answer=answer, by=cast.cs_manager)
        clock.shift(60)
    verbs.absorb(kept, other=gone, reason="同因", by=cast.gm)
    told = acceptance(kept)
    assert (told.accepted, told.refused) == (0, 1)
