"""Bring the cluster of a problem up to date: read the facts, ask the rules, let the verbs write what is new."""

from django.db import transaction

from nuanju.cases.models import Case
from nuanju.clusters import facts, keys, rules, verbs
from nuanju.clusters.choices import RANK, Level, Rule, State
from nuanju.clusters.enlist import missing, units
from nuanju.clusters.figures import figure, limits
from nuanju.clusters.locks import hold
from nuanju.clusters.models import Cluster
from nuanju.clusters.queries import current, days
from nuanju.core.actors import SYSTEM

REACH = 2  # spans before a voice that may still bear on it


@transaction.atomic
def bring_up(case: Case, code: str | None = None) -> Cluster | None:
    """The cluster the case's problem has now, if any. May be repeated: what stands is left as it is."""
    code = code or keys.key_of(case)
    if code is None:
        return None
    hold(f"{case.project_id}:{code}")
    cluster = current(case.project_id, code)
    cases = _cases(cluster, case, code)
    found = rules.group(facts.facts(cases), limits(), joint=facts.joint_cases(cases))
    newcomers = missing(cluster, cases, found.members)
    if cluster is not None and cluster.state == State.CLOSED:
        return _after_close(cluster, newcomers, found)
    if cluster is None:
        return _begin(case, code, newcomers, found) if found.level else None
    return _grow(cluster, newcomers, found)


def _cases(cluster: Cluster | None, case: Case, code: str) -> list[Case]:
    """What bears on the key now: from some spans before the first voice on, but never what an earlier cluster closed with."""
    span = days("cluster_project_days", "cluster_building_days") * REACH
    start = min(case.registered_at, cluster.since if cluster and cluster.is_under_way else case.registered_at) - span
    ended = Cluster.objects.filter(project=case.project_id, key=code, joined_into=None, state=State.CLOSED)
    if before := ended.order_by("-closed_at").values_list("closed_at", flat=True).first():
        start = max(start, before)
    found = {c.pk: c for c in facts.of_key(case.project_id, code, start)}
    if cluster is not None:
        put, taken = facts.by_hand(cluster)
        found = {**found, **{c.pk: c for c in put if cluster.is_under_way}}
        found = {pk: c for pk, c in found.items() if pk not in taken}
    return list(found.values())


def _begin(case: Case, code: str, newcomers, found: rules.Group) -> Cluster:
    cluster = verbs.open(case.project, code, newcomers=newcomers, level=found.level, by=SYSTEM)
    return _rise(cluster, found)


def _grow(cluster: Cluster, newcomers, found: rules.Group) -> Cluster:
    if newcomers:
        verbs.grow(cluster, newcomers=newcomers, burst=found.burst, by=SYSTEM)
    return _rise(cluster, found)


def _rise(cluster: Cluster, found: rules.Group) -> Cluster:
    """The state follows the level; it never falls by itself."""
    level = found.level or Level.WATCH
    if RANK[level] < RANK[Level.HOT]:
        return cluster
    if cluster.state == State.WATCH:
        verbs.activate(cluster, level=level, reason=_why(found), burst=found.burst, by=SYSTEM)
    elif RANK[level] > RANK[Level(cluster.level)]:
        verbs.raise_level(cluster, level=level, by=SYSTEM)
    return cluster


def _after_close(cluster: Cluster, newcomers, found: rules.Group) -> Cluster:
    """New households within the time, or a whole new group, wake a closed cluster."""
    assert cluster.closed_at is not None, "asked only of a closed cluster"
    since = facts.of_key(cluster.project_id, cluster.key, cluster.closed_at)
    fresh = {keys.unit_of(c) for c in since} - units(cluster)
    if len(fresh) < int(figure("cluster_reopen_households")) and found.level is None:
        return cluster
    came = {c.pk: found.members.get(c.pk, frozenset({Rule.LINKED})) for c in since}
    comers = missing(cluster, since, came)
    verbs.reopen(cluster, reason=f"关闭后新增{len(fresh)}户", newcomers=comers, by=SYSTEM)
    return _rise(cluster, found)


def _why(found: rules.Group) -> str:
    return "、".join(str(r.label) for r in Rule if any(r in has for has in found.members.values()))
