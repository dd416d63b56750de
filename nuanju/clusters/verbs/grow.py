"""Grow: the rules have found further cases; a new household ends a control that had been reached."""

from django.utils import timezone

from nuanju.clusters.enlist import Newcomer, enlist, keep_control, rules_of
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster


def grow(cluster: Cluster, *, newcomers: list[Newcomer], by, burst: bool = False) -> Cluster:
    with FLOW.advance(cluster, "grow", by=by, reason=rules_of(newcomers)) as row:
        before = row.households
        come = enlist(row, newcomers, by=by)
        keep_control(row, come)
        sudden = burst and row.burst_at is None
        row.burst_at = timezone.now() if sudden else row.burst_at
        row.event_data = {
            "before": before, "households": row.households, "added": len(come.units), "burst": sudden, "level": row.level,
        }  # fmt: skip
    return cluster
