"""Move gate: the opening for sale has another date; every due moves with it."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.rights import require
from nuanju.hotline import rights
from nuanju.hotline.models import Gate


@transaction.atomic
def move_gate(gate: Gate, *, opens_on: datetime.date, by) -> Gate:
    """Twice is once."""
    require(rights, "keep_gate", by=by, subject=gate)
    row = Gate.objects.select_for_update(no_key=True).get(pk=gate.pk)
    if row.opened_at:
        raise Refused("gate_open", row, project=row.project)
    if opens_on <= timezone.localdate():
        raise Invalid("gate_past", "opens_on")
    if row.opens_on != opens_on:
        before, row.opens_on = row.opens_on, opens_on
        row.save(update_fields=["opens_on"])
        events.record("gate.moved", row, by=by, data={"before": before, "opens_on": opens_on})
    return row
