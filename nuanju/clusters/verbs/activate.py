"""Activate: the group is a group complaint; the project GM answers for it, of a major one the regional GM."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters import ladder
from nuanju.clusters.choices import Level
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster


def activate(cluster: Cluster, *, reason: str, by, level: str = Level.HOT, burst: bool = False) -> Cluster:
    why = checks.text(reason, "reason")
    with FLOW.advance(cluster, "activate", by=by, reason=why, level=Level(level)) as row:
        row.level, row.activated_at = level, timezone.now()
        row.burst_at = timezone.now() if burst else row.burst_at
        row.responsible = ladder.responsible_for(row) or row.responsible
        row.event_data = {"households": row.households, "burst": burst, "responsible": row.responsible}
    return cluster
