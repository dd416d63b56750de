"""Answer a supervision: the responsible person or the handler replies; who pressed judges it."""

from django.utils import timezone

from nuanju.core import events, files
from nuanju.escalation import checks, clocks
from nuanju.escalation.flow import FLOW
from nuanju.escalation.pressing import told


def answer_supervision(supervision, *, text: str, by, photos: tuple[str, ...] = ()):
    with FLOW.advance(supervision, "answer_supervision", by=by) as row:
        row.answer = checks.text(text, "text", "supervision_answer_missing")
        row.answered_by, row.answered_at = by, timezone.now()
        files.attach(photos, row, step=f"answer_{row.turn}", by=by)
        clocks.answered(row, by=by)
        row.event_data = {"answer": row.answer}
        events.record("case.supervision_answered", row.case, by=by, data=told(row))
    return supervision
