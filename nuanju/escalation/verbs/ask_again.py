"""Ask again: the answer was not enough; what was said stays, a new due runs."""

import datetime

from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Refused
from nuanju.escalation import checks, clocks
from nuanju.escalation.flow import FLOW
from nuanju.escalation.models import SupervisionTurn
from nuanju.escalation.pressing import told

KEPT = ("turn", "ask", "asked_at", "due_at", "answer", "answered_by", "answered_at")


def ask_again(supervision, *, ask: str, by, due_at: datetime.datetime | None = None):
    with FLOW.advance(supervision, "ask_again", by=by) as row:
        what, due, now = checks.text(ask, "ask", "ask_missing"), checks.answer_due(due_at), timezone.now()
        if not row.case.is_open:
            raise Refused("supervised_ended", row)
        SupervisionTurn.objects.create(supervision=row, **{name: getattr(row, name) for name in KEPT})
        row.turn, row.ask, row.asked_at = row.turn + 1, what, now
        row.answer, row.answered_by, row.answered_at, row.overdue_at = "", None, None, None
        row.due_at = clocks.ask(row, row.case, due_at=due, by=by, at=now)
        row.event_data = {"ask": what, "due_at": row.due_at}
        events.record("case.supervised", row.case, by=by, data=told(row))
    return supervision
