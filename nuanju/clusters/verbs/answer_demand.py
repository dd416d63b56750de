"""Answer a demand: one public answer, the same to every household."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster, Demand
from nuanju.core.refusals import Invalid


def answer_demand(cluster: Cluster, *, demand: Demand, answer: str, by) -> Cluster:
    words = checks.text(answer, "answer", "content_missing")
    if demand.cluster_id != cluster.pk:
        raise Invalid("demand_missing", "demand")
    with FLOW.advance(cluster, "answer_demand", by=by, text=demand.text, answer=words):
        Demand.objects.filter(pk=demand.pk).update(answer=words, answered_by=by, answered_at=timezone.now())
    return cluster
