"""Settle call backs: a call from or to the number was answered, so nobody needs to ring it back."""

from django.db import transaction
from django.db.models import Q

from nuanju.core import events
from nuanju.hotline.choices import CallBackResult
from nuanju.hotline.models import Call, CallBack


@transaction.atomic
def settle_call_backs(call: Call, *, by) -> int:
    """How many; only what was missed before the answer. Twice settles nothing more."""
    mine = Q(pk=call.call_back_id) | Q(phone__in={call.phone, call.called} - {""})
    rows = CallBack.objects.select_for_update(no_key=True).filter(mine, settled_at=None, last_at__lte=call.answered_at)
    for row in rows:
        row.settled_at, row.settled_by, row.result = call.answered_at, call.agent, CallBackResult.CAME_THROUGH
        row.called_at, row.held_by, row.held_at = row.called_at or call.answered_at, None, None
        row.save()
        told = {"result": row.get_result_display(), "note": str(call.agent or "系统")}
        events.record("call_back.settled", row, by=by, data=told)
    return len(rows)
