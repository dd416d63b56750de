"""Two workers at once make one cluster; a retried reaction tells nobody twice."""

import pytest

from nuanju.cases.models import Case
from nuanju.clusters import engine, verbs
from nuanju.clusters.models import Cluster, Member
from nuanju.core.models import Event
from tests.cases.test_races import at_once, fresh
from tests.clusters import stories

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_workers_make_one_cluster(defaults, cast):
    cases = [stories.complain(cast, f"{n + 1}{n:02d}") for n in range(1, 6)]
    at_once(*[lambda pk=c.pk: engine.bring_up(Case.objects.get(pk=pk)) for c in cases])
    cluster = Cluster.objects.get()
    assert (cluster.state, cluster.households) == ("active", 5)
    assert Member.objects.count() == 5
    kinds = list(
        Event.objects.filter(kind__startswith="cluster.", subject_type="clusters.cluster").values_list(
            "kind", flat=True
        )
    )
    assert sorted(kinds) == ["cluster.activated", "cluster.opened"]


def test_two_people_join_the_same_case(defaults, cast):
    first, *_ = [stories.complain(cast, f"{n + 1}{n:02d}") for n in range(1, 6)]
    engine.bring_up(first)
    case = stories.complain(cast, "1206", code="H03.01.01.01")

    def join(who):
        return lambda: verbs.join(
            Cluster.objects.get(), case=Case.objects.get(pk=case.pk), reason="同因", by=fresh(cast, who)
        )

    answers = at_once(join("gm"), join("cs_manager"))
    assert sum(isinstance(a, Cluster) for a in answers) == 1
    assert Member.objects.filter(case=case).count() == 1
