"""What happens to cases brings the cluster up to date: births, changes, ends."""

import datetime
import itertools

import pytest

from nuanju.cases import verbs as cases
from nuanju.clusters import engine, verbs
from nuanju.clusters.models import Cluster, Member
from nuanju.core.models import Event
from nuanju.library.queries import node
from nuanju.notify.models import Notice
from nuanju.org.models import Post
from tests.clusters import stories
from tests.stories import kinds

pytestmark = pytest.mark.usefixtures("clock")
DAY = datetime.timedelta(days=1)


def told(code: str = "N11") -> list[tuple]:
    rows = Notice.objects.filter(code=code).order_by("id")
    return [(n.channel, n.recipient.username, n.event.kind) for n in rows]


def test_three_neighbours_are_a_watch_and_customer_service_is_told(cast):
    first, *_ = stories.neighbours(cast, 3)
    cluster = Cluster.objects.get()
    assert (cluster.state, cluster.level, cluster.households) == ("watch", "watch", 3)
    assert (cluster.first_case, cluster.responsible) == (first, cast.cs_manager)
    assert {m.why for m in stories.members(cluster)} == {"同栋"}
    assert told() == [("app", "cs_manager", "cluster.opened")]
    first.refresh_from_db()
    assert "cluster" not in first.forced
    assert "cluster.case_joined" in kinds(first)


def post_of(cast, attribute: str, **fields) -> None:
    Post.objects.filter(pk=getattr(cast.post, attribute).pk).update(**fields)


def test_a_watch_is_told_to_the_deputy_of_a_vacant_post(cast):
    post_of(cast, "cs_manager", holder=None, deputy=cast.nobody)
    stories.neighbours(cast, 3)
    assert Cluster.objects.get().responsible == cast.nobody
    assert told() == [("app", "nobody", "cluster.opened")]


def test_a_watch_where_nobody_is_there_is_told_to_whoever_answers(cast):
    post_of(cast, "cs_manager", holder=None)
    stories.neighbours(cast, 3)
    assert Cluster.objects.get().responsible == cast.gm
    assert told() == [("app", "gm", "cluster.opened")]


def test_who_has_left_is_relieved_when_the_next_household_comes(cast, run_jobs):
    cluster = stories.active(cast)
    post_of(cast, "gm", holder=cast.nobody)
    cast.gm.is_active = False
    cast.gm.save()
    stories.complain(cast, "1206")
    run_jobs()
    cluster.refresh_from_db()
    assert (cluster.responsible, kinds(cluster)[0]) == (cast.nobody, "cluster.relieved")
    assert {who for _, who, kind in told() if kind == "cluster.grew"} == {"nobody", "regional_cs"}


def test_five_are_a_cluster_hot_and_the_gm_answers(cast, clock):
    stories.neighbours(cast, 4)
    clock.shift(2 * DAY)
    stories.complain(cast, "605")
    from tests.jobs import run_jobs

    run_jobs()
    cluster = Cluster.objects.get()
    assert (cluster.state, cluster.level, cluster.households) == ("active", "hot", 5)
    assert cluster.responsible == cast.gm
    assert cluster.burst_at is None
    people = {(who, kind) for _, who, kind in told()}
    assert {("gm", "cluster.activated"), ("regional_cs", "cluster.activated")} <= people
    for member in stories.members(cluster):
        assert (member.case.severity, "cluster" in member.case.forced) == ("hot", True)


def test_five_within_a_day_are_told_as_urgent(cast):
    cluster = stories.active(cast)
    assert cluster.burst_at
    assert any("集中爆发" in n.title for n in Notice.objects.filter(code="N11", recipient=cast.gm))


def test_ten_are_major_and_the_regional_gm_answers(cast):
    cluster = stories.active(cast, 10)
    assert (cluster.level, cluster.responsible) == ("major", cast.regional_gm)
    assert {m.case.severity for m in stories.members(cluster)} == {"major"}
    assert any(who == "regional_gm" for _, who, _ in told())


def test_one_household_three_times_is_no_group(cast, run_jobs):
    for _ in range(3):
        stories.complain(cast, "1502")
    run_jobs()
    assert not Cluster.objects.exists()


def test_a_person_without_a_house_counts_as_a_household(cast, run_jobs):
    for n in range(5):
        stories.complain(cast, "1502", house=None, callback_phone=f"1380000000{n}", place_text="某处")
    run_jobs()
    assert Cluster.objects.get().households == 5


def test_enquiries_and_praise_are_no_complaint(cast, run_jobs):
    for n in range(1, 6):
        stories.complain(cast, f"{n}0{n}", intent="enquiry")
    run_jobs()
    assert not Cluster.objects.exists()


def test_the_order_of_arrival_does_not_matter_in_the_database_either(cast, clock):
    doors = ["101", "202", "303", "404", "505"]
    for number in doors:
        stories.complain(cast, number)
        clock.shift(DAY)
    from nuanju.cases.models import Case

    found = []
    for order in itertools.islice(itertools.permutations(Case.objects.order_by("id")), 0, 120, 17):
        Member.objects.all().delete()
        Cluster.objects.all().delete()
        for case in order:
            engine.bring_up(case)
        [cluster] = Cluster.objects.all()
        found.append(
            (cluster.state, cluster.level, cluster.first_case_id, set(cluster.members.values_list("case", "unit")))
        )
    assert all(f == found[0] for f in found)


def test_bringing_up_again_changes_nothing(cast):
    cluster = stories.active(cast)
    events, notices = Event.objects.count(), Notice.objects.count()
    for member in stories.members(cluster):
        engine.bring_up(member.case)
    assert (Event.objects.count(), Notice.objects.count()) == (events, notices)


def test_a_corrected_code_takes_the_case_out(cast, run_jobs):
    cluster = stories.active(cast)
    case = stories.members(cluster)[0].case
    cases.classify(case, by=cast.agent, seen=case.version, reason="看错了", node=node("H03.01.01.01"))
    run_jobs()
    cluster.refresh_from_db()
    assert (cluster.households, cluster.state) == (4, "active")
    assert cluster.members.get(case=case).left_why == "问题编码已更正"


def test_a_corrected_place_moves_the_member_to_its_household(cast, run_jobs):
    cluster = stories.planned(cast)
    first, second = stories.members(cluster)[:2]
    verbs.record_answer(cluster, member=first, answer="accepted", by=cast.cs_manager)
    there = stories.flat(cast, "1206")
    case = first.case
    cases.correct_place(case, house=there, reason="报错房号", seen=case.version, by=cast.agent)
    run_jobs()
    first.refresh_from_db()
    assert (first.house, first.household, first.unit) == (there, case.household, f"h{case.household_id}")
    assert cluster.answers.get().unit == first.unit
    case = second.case  # and the neighbour meant the same house: one household less
    cases.correct_place(case, house=there, reason="报错房号", seen=case.version, by=cast.agent)
    run_jobs()
    cluster.refresh_from_db()
    assert (cluster.households, kinds(cluster)[0]) == (4, "cluster.moved")


def test_a_corrected_place_counts_in_its_building(cast, run_jobs):
    stories.neighbours(cast, 2)
    case = stories.complain(cast, "301", building=cast.building5)
    run_jobs()
    assert not Cluster.objects.exists()
    cases.correct_place(
        case, house=stories.flat(cast, "1206"), reason="报错楼栋", seen=case.version, by=cast.agent
    )  # fmt: skip
    run_jobs()
    assert Cluster.objects.get().households == 3


def test_a_cancelled_case_leaves_and_may_not_count(cast, run_jobs):
    cases_ = stories.neighbours(cast, 2)
    cases.ask_cancel(cases_[0], evidence="误登记", misfiled=True, by=cast.agent)
    cases.cancel(cases_[0], by=cast.lead)
    stories.complain(cast, "909")
    run_jobs()
    assert not Cluster.objects.exists()


def test_a_new_household_ends_the_control(cast, clock, run_jobs):
    cluster = stories.controlled(cast, clock)
    stories.complain(cast, "1505")
    run_jobs()
    cluster.refresh_from_db()
    assert (cluster.state, cluster.households, cluster.controlled_at) == ("active", 6, None)


def test_a_further_case_of_a_member_does_not(cast, clock, run_jobs):
    cluster = stories.controlled(cast, clock)
    stories.complain(cast, "201")
    run_jobs()
    cluster.refresh_from_db()
    assert (cluster.state, cluster.households, len(stories.members(cluster))) == ("controlled", 5, 6)


@pytest.mark.parametrize(("households", "days", "state"), [(1, 10, "closed"), (2, 10, "active"), (2, 89, "active")])
def test_two_new_households_within_ninety_days_reopen(cast, clock, run_jobs, households, days, state):
    cluster = stories.closed(cast, clock)
    clock.shift(days * DAY)
    for n in range(households):
        stories.complain(cast, f"15{n + 10}")
    run_jobs()
    cluster.refresh_from_db()
    assert cluster.state == state
    assert Cluster.objects.count() == 1


def test_after_ninety_days_it_is_a_new_one(cast, clock, run_jobs):
    stories.closed(cast, clock)
    clock.shift(91 * DAY)
    for n in range(3):
        stories.complain(cast, f"15{n + 10}")
    run_jobs()
    assert sorted(Cluster.objects.values_list("state", flat=True)) == ["closed", "watch"]


def test_a_case_taken_out_does_not_come_back_by_itself(cast, run_jobs):
    cluster = stories.active(cast)
    case = stories.members(cluster)[0].case
    verbs.leave(cluster, case=case, reason="自家水管破裂", by=cast.gm)
    engine.bring_up(case)
    cases.chase(case, words="还在漏", by=cast.agent)
    run_jobs()
    cluster.refresh_from_db()
    assert cluster.households == 4


def test_another_projects_problem_is_another_cluster(cast, run_jobs):
    stories.neighbours(cast, 2)
    stories.complain(cast, "1502", building=cast.ls_house.building, by=cast.stranger)
    run_jobs()
    assert not Cluster.objects.exists()


def test_a_letter_goes_into_a_controlled_cluster_and_ends_its_control(cast, clock, run_jobs):
    there = stories.controlled(cast, clock)
    case = stories.complain(cast, "1206", code=None, words="我们这栋好多家都有问题")
    verbs.declare_joint(case, households=6, by=cast.agent)
    run_jobs()
    cases.classify(case, by=cast.agent, seen=case.version, reason="听清楚了", node=node(stories.LEAK))
    run_jobs()
    there.refresh_from_db()
    assert (there.state, there.households, there.controlled_at) == ("active", 6, None)
    assert Cluster.objects.under_way().count() == 1
