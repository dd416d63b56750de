"""Close: every case of the members is closed and the review is done."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster
from nuanju.clusters.queries import open_cases
from nuanju.core.refusals import Refused


def close(cluster: Cluster, *, review: str, by) -> Cluster:
    words = checks.text(review, "review", "review_missing")
    with FLOW.advance(cluster, "close", by=by, review=words) as row:
        if waiting := open_cases(row).count():
            raise Refused("cases_open", row, count=waiting)
        row.review, row.closed_at = words, timezone.now()
    return cluster
