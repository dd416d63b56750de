"""What every report of a call has in common: the call is found or made, locked, and each report counts once."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from nuanju.core import events, live
from nuanju.core.refusals import Invalid
from nuanju.core.rights import require
from nuanju.hotline import rights, seats
from nuanju.hotline.models import Call, CallEvent


def known(call_id: str, at: datetime.datetime) -> Call:
    """The call of this id; made when its first report is not the ring."""
    if not call_id.strip():
        raise Invalid("call_id_missing", "call_id")
    return Call.objects.get_or_create(call_id=call_id.strip()[:64], defaults={"started_at": at})[0]


def locked(call: Call) -> Call:
    return Call.objects.select_for_update(no_key=True).get(pk=call.pk)


@contextmanager
def reported(call: Call, kind: str, *, at: datetime.datetime | None, by, agent=None) -> Iterator[Call | None]:
    """Yield the locked call to write the fact on; None when the same was reported before. The caller's row follows."""
    require(rights, "report", by=by, subject=call)
    moment = at or timezone.now()
    with transaction.atomic():
        row = locked(call)
        _, news = CallEvent.objects.get_or_create(call=row, kind=kind, at=moment, defaults={"agent": agent})
        for_all = row.agent_id is None and row.is_waiting
        yield row if news else None
        if news:
            row.save()
            told = {"agent": row.agent, "phone": row.masked_phone, "to": row.transferred_to or row.agent}
            events.record(f"call.{kind}", row, by=by, data=told, at=moment)
            if for_all or (row.agent_id is None and row.is_waiting):
                tell_all(row)
        call.__dict__.update({k: v for k, v in row.__dict__.items() if k != "_state"})
        call._state.fields_cache = dict(row._state.fields_cache)  # the agent of before is not his any more


def tell_all(call: Call) -> None:
    """A call nobody was chosen for rings on every desk, and leaves them all when it is taken."""
    people = seats.on_shift_for(call.project).values_list("user_id", flat=True)[:500]
    live.tell_topics([f"u{pk}" for pk in people], f"call:{call.pk}")
