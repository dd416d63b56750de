"""Relieve: whoever answered has left or is away; whoever answers for the post now takes over."""

from nuanju.clusters import ladder
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster


def relieve(cluster: Cluster, *, by) -> Cluster:
    with FLOW.advance(cluster, "relieve", by=by, former=cluster.responsible) as row:
        row.responsible = ladder.responsible_for(row) or row.responsible
        row.event_data = {"responsible": row.responsible}
    return cluster
