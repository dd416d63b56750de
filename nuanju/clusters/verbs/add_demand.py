"""Demand: one line of what the group asks for."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster, Demand


def add_demand(cluster: Cluster, *, text: str, by) -> Cluster:
    words = checks.text(text, "text", "content_missing")[:500]
    with FLOW.advance(cluster, "add_demand", by=by, text=words) as row:
        Demand.objects.create(cluster=row, text=words, by=by, at=timezone.now())
    return cluster
