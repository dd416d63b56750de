"""Absorb: two clusters with the same liable cause become one; later voices of both problems come to it."""

from django.db import transaction
from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters.choices import RANK, Level, Rule, State
from nuanju.clusters.enlist import Newcomer, enlist, keep_control
from nuanju.clusters.flow import FLOW
from nuanju.clusters.handing import hand_over
from nuanju.clusters.models import Cluster
from nuanju.clusters.verbs.activate import activate
from nuanju.clusters.verbs.raise_level import raise_level
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Invalid, Refused


@transaction.atomic
def absorb(cluster: Cluster, *, other: Cluster, reason: str, by) -> Cluster:
    """`cluster` keeps on; `other` ends in it with all its members, its work and its level when that is the higher."""
    why = checks.text(reason, "reason")
    if other.pk == cluster.pk:
        raise Invalid("same_cluster", "other")
    if other.project_id != cluster.project_id:
        raise Invalid("cluster_other_project", "other")
    if not (cluster.is_under_way and other.is_under_way):
        raise Refused("cluster_ended", cluster)
    members = list(other.members.filter(left_at=None).select_related("case__node"))
    with FLOW.advance(other, "absorb", by=by, into=cluster, reason=why) as gone:
        gone.joined_into, gone.closed_at = cluster, timezone.now()
    with FLOW.advance(cluster, "take_in", by=by, other=other, reason=why) as row:
        before = row.households
        rules = {m.case: frozenset(Rule(r) for r in m.rules) | {Rule.HAND} for m in members if m.case}
        come = enlist(row, [Newcomer(case, has) for case, has in rules.items()], by=by, reason=why[:200])
        keep_control(row, come)
        hand_over(other, row)
        row.since, row.burst_at = min(row.since, other.since), row.burst_at or other.burst_at
        row.event_data = {"before": before, "households": row.households, "added": row.households - before}
        row.event_data |= {"level": row.level}
    _carry(cluster, Level(other.level), why, by=by)
    return cluster


def _carry(cluster: Cluster, level: Level, why: str, *, by) -> None:
    """A group complaint does not become a watch by being taken into one."""
    if RANK[level] <= RANK[Level(cluster.level)]:
        return
    if cluster.state == State.WATCH:
        activate(cluster, level=level, reason=why, by=by)
    else:
        raise_level(cluster, level=level, by=SYSTEM)
