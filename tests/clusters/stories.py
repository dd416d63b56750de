"""Neighbours complain: bring a cluster to where a test begins."""

import datetime

from nuanju.clusters import verbs
from nuanju.clusters.models import Cluster
from nuanju.customers.models import Household
from nuanju.estate.models import Floor
from tests.cases import stories
from tests.cast import house
from tests.jobs import run_jobs

LEAK = stories.LEAK
START = datetime.date(2022, 3, 1)


def flat(cast, number: str, *, building=None, unit="same", owned: bool = True):
    """A house of 3栋2单元 (or another building) with its household, made when it is not there."""
    building = building or cast.building3
    within = cast.unit2 if unit == "same" and building == cast.building3 else None
    there = building.houses.filter(number=number).first()
    if there is None:
        floor, _ = Floor.objects.get_or_create(building=building, label=number[:-2], order=int(number[:-2]))
        there = house(number, building=building, unit=within, floor=floor)
        there.save()
    if owned:
        Household.objects.get_or_create(
            house=there, ended_on=None, defaults={"project": there.project, "started_on": START}
        )
    return there


def complain(cast, number: str, *, code: str | None = LEAK, building=None, **more):
    """The household of that door registers; its phone ends in the door number."""
    there = flat(cast, number, building=building)
    who = {"house": there, "customer": None, "callback_phone": f"139{there.pk:08d}", "caller_name": f"{number}业主"}
    return stories.registered(cast, code=code, project=there.project, **who | more)


def neighbours(cast, count: int, **more) -> list:
    """So many households of 3栋2单元, each on another line and floor; reactions have run."""
    cases = [complain(cast, f"{n + 1}{n:02d}", **more) for n in range(1, count + 1)]
    run_jobs()
    return cases


def watched(cast) -> Cluster:
    neighbours(cast, 3)
    return Cluster.objects.get()


def active(cast, households: int = 5) -> Cluster:
    neighbours(cast, households)
    return Cluster.objects.get()


def planned(cast) -> Cluster:
    cluster = active(cast)
    return verbs.set_plan(cluster, cause="防水层未上翻", solution="逐户重做防水", by=cast.gm)


def members(cluster) -> list:
    return list(cluster.members.filter(left_at=None).order_by("id"))


def accept_all(cast, cluster, but: int = 0) -> Cluster:
    everybody = members(cluster)
    for member in everybody[: len(everybody) - but]:
        verbs.record_answer(cluster, member=member, answer="accepted", by=cast.cs_manager)
    return cluster


def controlled(cast, clock) -> Cluster:
    cluster = accept_all(cast, planned(cast))
    clock.shift(datetime.timedelta(days=14))
    return verbs.control(cluster, by=cast.gm)


def end_cases(cluster, state: str = "closed") -> None:
    """The loop of each member is told elsewhere; here only its end counts."""
    from nuanju.cases.models import Case

    Case.objects.filter(memberships__cluster=cluster).update(state=state)


def closed(cast, clock) -> Cluster:
    cluster = controlled(cast, clock)
    end_cases(cluster)
    return verbs.close(cluster, review="防水节点改图", by=cast.gm)
