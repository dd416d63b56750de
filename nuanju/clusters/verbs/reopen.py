"""Reopen: new households after the close, or a control that does not hold."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters import ladder
from nuanju.clusters.choices import Level
from nuanju.clusters.enlist import Newcomer, enlist
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster


def reopen(cluster: Cluster, *, reason: str, by, newcomers: tuple[Newcomer, ...] | list[Newcomer] = ()) -> Cluster:
    why = checks.text(reason, "reason")
    with FLOW.advance(cluster, "reopen", by=by, reason=why) as row:
        row.closed_at = row.controlled_at = None
        row.level = Level.HOT if row.level == Level.WATCH else row.level
        row.activated_at = row.activated_at or timezone.now()
        row.responsible = ladder.responsible_for(row) or row.responsible
        enlist(row, newcomers, by=by)
        row.event_data = {"households": row.households, "level": Level(row.level), "responsible": row.responsible}
    return cluster
