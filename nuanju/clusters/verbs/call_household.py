"""Care call: a house on the affected line that has not complained is asked whether it is well."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import CareCall, Cluster
from nuanju.clusters.queries import silent_houses
from nuanju.core.refusals import Invalid


def call_household(
    cluster: Cluster, *, house, result: str, by, reached: bool = True, affected: bool = False
) -> Cluster:
    said = checks.text(result, "result", "content_missing")[:300]
    with FLOW.advance(cluster, "call_household", by=by, house=house, result=said) as row:
        if not silent_houses(row).filter(pk=house.pk).exists():
            raise Invalid("house_not_silent", "house")
        CareCall.objects.create(
            cluster=row, house=house, reached=reached, affected=reached and affected, result=said, by=by,
            at=timezone.now(),
        )  # fmt: skip
    return cluster
