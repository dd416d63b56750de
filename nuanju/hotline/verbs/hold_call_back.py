"""Hold call back: an agent is about to dial; the number is shown to him, and nobody else dials it meanwhile."""

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Refused
from nuanju.hotline.models import CallBack
from nuanju.hotline.returning import locked_open


@transaction.atomic
def hold_call_back(call_back: CallBack, *, by) -> CallBack:
    """Of two agents one wins and the other is told who. One's own again is no error."""
    row = locked_open(call_back, by)
    if not row.phone:
        raise Refused("call_back_hidden", row)
    row.held_by, row.held_at = by, timezone.now()
    row.save(update_fields=["held_by", "held_at"])
    events.record("call_back.held", row, by=by, data={"agent": by})
    return row
