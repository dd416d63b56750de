"""Lift a supervision: pressed by mistake, or the case has ended; its clock counts in no measure."""

from django.utils import timezone

from nuanju.core import events
from nuanju.escalation import checks, clocks
from nuanju.escalation.flow import FLOW
from nuanju.escalation.pressing import told


def lift_supervision(supervision, *, reason: str, by):
    with FLOW.advance(supervision, "lift_supervision", by=by) as row:
        why = checks.text(reason, "reason", "lift_reason_missing")
        row.ended_at, row.ending = timezone.now(), why[:300]
        clocks.void(row, by=by)
        row.event_data = {"ending": row.ending}
        events.record("case.supervision_lifted", row.case, by=by, data=told(row))
    return supervision
