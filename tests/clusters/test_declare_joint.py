"""One letter, call or visit on behalf of several (R-D)."""

import datetime

import pytest

from nuanju.cases import verbs as cases
from nuanju.cases.models import Case
from nuanju.clusters import panels, verbs
from nuanju.clusters.models import Cluster, Joint
from nuanju.core import events
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Denied, Refused
from nuanju.library.queries import node
from tests.cases import stories as loop
from tests.clusters import stories
from tests.stories import sentences

pytestmark = pytest.mark.usefixtures("clock")


def code(case, **given) -> str:
    with pytest.raises(Refused) as said:
        verbs.declare_joint(case, **given)
    return said.value.code


@pytest.mark.parametrize(("households", "persons"), [(3, 0), (0, 5), (3, 5)])
def test_it_does(cast, run_jobs, households, persons):
    case = loop.registered(cast)
    cluster = verbs.declare_joint(case, households=households, persons=persons, by=cast.agent)
    run_jobs()
    case.refresh_from_db()
    assert (cluster.state, cluster.level, cluster.households) == ("active", "hot", 1)
    assert (case.severity, cluster.responsible) == ("hot", cast.gm)
    assert f"登记集体反映：代表{households}户，到场{persons}人" in sentences(case)


@pytest.mark.parametrize(("persons", "severity"), [(9, "hot"), (10, "major")])
def test_ten_persons_are_a_gathering(cast, run_jobs, persons, severity):
    case = loop.registered(cast)
    verbs.declare_joint(case, persons=persons, by=cast.agent)
    run_jobs()
    case.refresh_from_db()
    assert (case.severity, "gathering" in case.forced) == (severity, persons >= 10)


@pytest.mark.parametrize(("households", "persons"), [(2, 4), (0, 0)])
def test_too_few(cast, households, persons):
    assert code(loop.registered(cast), households=households, persons=persons, by=cast.agent) == "joint_too_few"


def test_named_houses_belong_and_are_followed_up(cast, run_jobs):
    houses = [cast.house1402, cast.house1602, cast.house1501]
    cluster = verbs.declare_joint(loop.registered(cast), houses=houses, by=cast.cs_manager)
    assert cluster.households == 4
    stories.complain(cast, "1402")
    run_jobs()
    cluster.refresh_from_db()
    assert cluster.households == 4  # the named house called itself: the same household


def test_ten_named_are_major(cast):
    houses = [stories.flat(cast, f"{n}0{n % 10}") for n in range(2, 12)]
    assert verbs.declare_joint(loop.registered(cast), houses=houses, by=cast.agent).level == "major"


def test_a_letter_without_a_code_stands_and_follows_its_code(cast, run_jobs):
    case = loop.registered(cast, code=None, words="我们这栋好多家都有问题")
    cluster = verbs.declare_joint(case, households=6, by=cast.agent)
    assert (cluster.state, cluster.key) == ("active", f"case:{case.pk}")
    cases.classify(case, by=cast.agent, seen=case.version, reason="听清楚了", node=node(stories.LEAK))
    run_jobs()
    assert Cluster.objects.get().key == "H02.01.01"


def test_it_goes_into_the_cluster_of_its_code(cast, run_jobs):
    case = loop.registered(cast, code=None, words="我们这栋好多家都有问题")
    verbs.declare_joint(case, households=6, by=cast.agent)
    there = stories.neighbours(cast, 5) and Cluster.objects.get(key="H02.01.01")
    cases.classify(case, by=cast.agent, seen=case.version, reason="听清楚了", node=node(stories.LEAK))
    run_jobs()
    there.refresh_from_db()
    assert (there.households, Cluster.objects.under_way().count()) == (6, 1)


def test_no_right(cast):
    case = loop.registered(cast)
    for who in (cast.viewer, cast.handler, cast.stranger):
        with pytest.raises(Denied):
            verbs.declare_joint(case, households=3, by=who)


def test_houses_of_another_project_and_twice(cast):
    case = loop.registered(cast)
    assert code(case, households=3, houses=[cast.ls_house], by=cast.agent) == "cluster_other_project"
    verbs.declare_joint(case, households=4, by=cast.agent)
    assert code(case, households=4, by=cast.agent) == "joint_already"
    assert verbs.declare_joint(case, households=9, by=cast.agent).state == "active"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"state": "merged"}, "case_ended"), ({"state": "cancelled"}, "case_ended"), ({"kind": "enquiry"}, "no_complaint"),
        ({"kind": "praise"}, "no_complaint"),
    ],
)  # fmt: skip
def test_a_case_that_speaks_in_no_group_is_refused_by_name(cast, change, said):
    case = loop.registered(cast)
    Case.objects.filter(pk=case.pk).update(**change)
    case.refresh_from_db()
    assert code(case, households=5, by=cast.agent) == said
    assert not Joint.objects.exists()
    assert not panels.of(case, cast.agent).may_declare


def test_history_that_came_closed_is_refused_too(cast):
    case = loop.registered(cast)
    Case.objects.filter(pk=case.pk).update(source_ref="old-1")
    events.record("case.archived", case, by=SYSTEM, data={"answer": "已修"})
    case.refresh_from_db()
    assert code(case, households=5, by=cast.agent) == "case_of_old"


@pytest.mark.parametrize("days", [10, 120])
def test_a_letter_of_today_counts_though_its_case_is_older_than_the_last_close(cast, clock, run_jobs, days):
    old = stories.complain(cast, "1206", code="H03.01.01.01")
    gone = stories.closed(cast, clock)
    Case.objects.filter(pk=old.pk).update(node=node(stories.LEAK))
    old.refresh_from_db()
    clock.shift(datetime.timedelta(days=days))
    cluster = verbs.declare_joint(old, households=4, by=cast.agent)
    assert (cluster.state, cluster.members.filter(case=old).exists()) == ("active", True)
    assert (cluster.pk == gone.pk) == (days < 90)
