"""Raise: more households than the project can answer for alone; the regional GM takes over."""

from nuanju.clusters import ladder
from nuanju.clusters.choices import Level
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster


def raise_level(cluster: Cluster, *, level: str, by) -> Cluster:
    with FLOW.advance(cluster, "raise_level", by=by, level=Level(level)) as row:
        row.level = level
        row.responsible = ladder.responsible_for(row) or row.responsible
        row.event_data = {"households": row.households, "responsible": row.responsible}
    return cluster
