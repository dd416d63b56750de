"""Plan: the common cause, who is liable, the frame of compensation and the one solution offered to all."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster


def set_plan(
    cluster: Cluster, *, cause: str, solution: str, by, liable: str = "", compensation: str = "",
    seen: int | None = None,
) -> Cluster:  # fmt: skip
    offered = checks.text(solution, "solution", "content_missing")
    with FLOW.advance(cluster, "set_plan", by=by, seen=seen, solution=offered) as row:
        row.cause, row.liable = checks.line(cause, 500), checks.line(liable, 120)
        row.compensation, row.solution = checks.line(compensation, 1000), offered
        row.planned_at = timezone.now()
        row.event_data = {"cause": row.cause, "liable": row.liable, "compensation": row.compensation}
    return cluster
