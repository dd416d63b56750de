"""Close a supervision: who pressed accepts the answer."""

from django.utils import timezone

from nuanju.core import events
from nuanju.core.text import clean
from nuanju.escalation.flow import FLOW
from nuanju.escalation.pressing import told


def close_supervision(supervision, *, by, note: str = ""):
    with FLOW.advance(supervision, "close_supervision", by=by) as row:
        row.ended_at, row.ending = timezone.now(), clean(note)[:300] or "接受回复"
        row.event_data = {"ending": row.ending}
        events.record("case.supervision_closed", row.case, by=by, data=told(row))
    return supervision
