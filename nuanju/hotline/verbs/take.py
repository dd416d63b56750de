"""Take: an agent picks up a ringing call on his desk; of two, one wins and the other is told who."""

from django.db import transaction
from django.utils import timezone

from nuanju.core.refusals import Refused
from nuanju.core.rights import require
from nuanju.hotline import rights
from nuanju.hotline.models import Call
from nuanju.hotline.reports import locked
from nuanju.hotline.verbs.answer import answer
from nuanju.org.queries import is_on_shift


@transaction.atomic
def take(call: Call, *, by) -> Call:
    """Raises Refused("call_taken") naming the winner. One's own call again is no error."""
    require(rights, "take", by=by, subject=call)
    if not is_on_shift(by):
        raise Refused("not_on_shift", call)
    row = locked(call)
    if row.is_over:
        raise Refused("call_over", row)
    if not row.is_waiting:
        if row.agent_id == by.pk:
            return row
        raise Refused("call_taken", row, agent=row.agent or "别人")
    return answer(row, by=by, agent=by, at=timezone.now())
