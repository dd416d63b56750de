"""Ask call back: a call nobody answered, or a voice mail, makes its number wait for our call."""

from django.db import transaction
from django.db.models import Q

from nuanju.core import events
from nuanju.hotline.models import Call, CallBack
from nuanju.hotline.reports import locked
from nuanju.hotline.returning import due


@transaction.atomic
def ask_call_back(call: Call, *, by) -> CallBack | None:
    """One row a number. Nothing to do for a hidden number without words, or when the customer got through since."""
    row = locked(call)
    if not row.is_missed or not (row.phone or row.voicemail_at) or _got_through(row):
        return None
    if row.call_back_id:
        return _named(row)
    found = _waiting(row) or CallBack(phone=row.phone, project_id=row.project_id, asked_at=row.started_at)
    _again(found, row)
    found.save()
    row.call_back = found
    row.save(update_fields=["call_back"])
    events.record("call_back.asked", found, by=by, data={"phone": found.masked_phone, "due": found.due_at})
    return found


def _again(found: CallBack, call: Call) -> None:
    """A first due stands; who was called in vain and calls again is owed another call."""
    until = due(call.project_id, call.voicemail_at or call.abandoned_at or call.ended_at or call.started_at)
    if found.due_at is None or found.called_at:
        found.due_at, found.called_at = until, None
    found.last_at = max(found.last_at or call.started_at, call.started_at)


def _waiting(call: Call) -> CallBack | None:
    if not call.phone:
        return None
    rows = CallBack.objects.select_for_update(no_key=True).filter(settled_at=None, phone=call.phone)
    return rows.filter(project=call.project_id).first()


def _got_through(call: Call) -> bool:
    """The number was spoken to after this call; reports may come late."""
    if not call.phone:
        return False
    same = Q(phone=call.phone) | Q(called=call.phone)
    return Call.objects.filter(same, answered_at__gte=call.started_at).exclude(pk=call.pk).exists()


def _named(call: Call) -> CallBack:
    """The ring may be told after the voice mail: then the number is known."""
    row = CallBack.objects.select_for_update(no_key=True).get(calls=call)
    if call.phone and not row.phone and not row.settled_at and not _waiting(call):
        row.phone, row.project_id = call.phone, call.project_id
        row.save(update_fields=["phone", "project"])
    return row
