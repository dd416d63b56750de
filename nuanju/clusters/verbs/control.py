"""Control: no new household for the time, and enough of them accept the plan."""

import datetime

from django.utils import timezone

from nuanju.clusters.figures import figures
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster
from nuanju.clusters.queries import acceptance
from nuanju.core.refusals import Refused


def control(cluster: Cluster, *, by) -> Cluster:
    quiet, percent = map(int, figures("cluster_quiet_days", "cluster_accept_percent"))
    with FLOW.advance(cluster, "control", by=by) as row:
        if not row.solution:
            raise Refused("no_plan", row)
        if timezone.now() - row.last_joined_at < datetime.timedelta(days=quiet):
            last = timezone.localtime(row.last_joined_at)
            raise Refused("not_quiet", row, days=quiet, last=f"{last:%m-%d %H:%M}")
        told = acceptance(row)
        if told.accepted * 100 < told.all * percent:
            raise Refused("too_few_accept", row, have=told.accepted, all=told.all, percent=percent)
        row.controlled_at = timezone.now()
        row.event_data = {"accepted": told.accepted, "percent": told.percent, "quiet": quiet}
    return cluster
