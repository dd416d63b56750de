"""Join: a person sees that a case belongs, whatever it was filed under."""

from nuanju.cases import checks
from nuanju.clusters.choices import Rule
from nuanju.clusters.enlist import Newcomer, enlist, keep_control
from nuanju.clusters.facts import OUT
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster
from nuanju.core.refusals import Invalid


def join(cluster: Cluster, *, case, reason: str, by, step: str = "join") -> Cluster:
    """It may come back this way after it was taken out; `step` says by which right it is put in."""
    why = checks.text(reason, "reason")[:200]
    if case.project_id != cluster.project_id:
        raise Invalid("cluster_other_project", "case")
    if case.state in OUT:
        raise Invalid("case_ended", "case")
    with FLOW.advance(cluster, step, by=by, case=case, reason=why) as row:
        if row.members.filter(case=case, left_at=None).exists():
            raise Invalid("in_already", "case")
        before = row.households
        come = enlist(row, [Newcomer(case, frozenset({Rule.HAND}))], by=by, reason=why)
        keep_control(row, come)
        row.event_data = {"before": before, "households": row.households, "added": len(come.units), "level": row.level}
    return cluster
