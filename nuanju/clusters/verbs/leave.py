"""Leave: a case does not belong after all; taken out by hand it does not come back by itself."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters.enlist import settle
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster
from nuanju.core import events
from nuanju.core.refusals import Invalid


def leave(cluster: Cluster, *, case, reason: str, by) -> Cluster:
    why = checks.text(reason, "reason")[:200]
    with FLOW.advance(cluster, "leave", by=by, case=case, reason=why) as row:
        mine = row.members.filter(case=case, left_at=None)
        if not mine.update(left_at=timezone.now(), left_by_id=by.pk, left_why=why):
            raise Invalid("not_in", "case")
        settle(row)
        row.event_data = {"households": row.households}
        events.record("cluster.case_left", case, by=by, data={"cluster": row, "reason": why})
    return cluster
