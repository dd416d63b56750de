"""Supervise: project, region or group press a case; who answers for it has to reply by a due."""

import datetime

from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Refused
from nuanju.escalation import checks, clocks
from nuanju.escalation.flow import FLOW
from nuanju.escalation.models import Supervision
from nuanju.escalation.pressing import level_of, told


def supervise(case, *, ask: str, by, due_at: datetime.datetime | None = None) -> Supervision:
    """Without a due the table of limits says how long the answer may take."""
    now = timezone.now()
    row = Supervision(case=case, project_id=case.project_id, by=by if by.pk else None, at=now, asked_at=now)
    what, due = checks.text(ask, "ask", "ask_missing"), checks.answer_due(due_at)
    if not case.is_open:
        raise Refused("supervised_ended", case)
    if not (case.responsible_id or case.handler_id):
        raise Refused("supervised_nobody", case)
    with FLOW.advance(row, "supervise", by=by, ask=what) as made:
        made.ask, made.level, made.due_at = what, level_of(by, case.project_id), now
        made.save()  # the clock needs its subject
        made.due_at = clocks.ask(made, case, due_at=due, by=by, at=now)
        made.event_data = {"level": made.get_level_display(), "due_at": made.due_at}
        events.record("case.supervised", case, by=by, data=told(made))
    return row
