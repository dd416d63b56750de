"""Call back: what became of the call we returned; reached or not needed settles it, nobody there leaves it waiting for the next try."""

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Invalid
from nuanju.core.text import clean
from nuanju.hotline.choices import CallBackResult
from nuanju.hotline.models import CallBack
from nuanju.hotline.returning import due_again, locked_open

SAID = (CallBackResult.REACHED, CallBackResult.NO_ANSWER, CallBackResult.NOT_NEEDED)


@transaction.atomic
def call_back(call_back: CallBack, *, result: str, by, note: str = "") -> CallBack:
    """Twice is refused, naming who settled it and how."""
    row = locked_open(call_back, by)
    if result not in SAID:
        raise Invalid("call_back_result", "result")
    if result == CallBackResult.NOT_NEEDED and not clean(note):
        raise Invalid("call_back_note", "note")
    now, over = timezone.now(), result != CallBackResult.NO_ANSWER
    row.result, row.note, row.held_by, row.held_at = result, clean(note)[:300], None, None
    row.called_at, row.tries = row.called_at or now, row.tries + (result != CallBackResult.NOT_NEEDED)
    if over:
        row.settled_at, row.settled_by = now, by
    else:
        row.due_at = due_again(row.project_id, now)
    row.save()
    told = {"agent": by, "result": row.get_result_display(), "note": row.note or "没有说明"}
    events.record("call_back.settled" if over else "call_back.tried", row, by=by, data=told)
    return row
