"""Resume: the pause ends, by hand or on its date; the clocks go on with what was left."""

from django.utils import timezone

from nuanju.cases import clocks
from nuanju.cases.flow import FLOW
from nuanju.core.refusals import Refused


def resume(case, *, by):
    with FLOW.advance(case, "resume", by=by) as row:
        pause = row.pauses.filter(approved=True, ended_at=None).first()
        if pause is None:
            raise Refused("pause_not_paused", row)
        pause.ended_at = timezone.now()
        pause.save(update_fields=["ended_at"])
        clocks.resume(row, by=by)
    return case
