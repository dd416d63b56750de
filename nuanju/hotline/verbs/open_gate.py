"""Open gate: everything is done, so the project is switched on; the only way for a project that has a gate."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Refused
from nuanju.core.rights import require
from nuanju.hotline import rights
from nuanju.hotline.gates.plan import standing
from nuanju.hotline.models import Gate
from nuanju.org.verbs import switch_on_project


@transaction.atomic
def open_gate(gate: Gate, *, by, on: datetime.date | None = None) -> Gate:
    """Raises Refused("gate_shut") naming every open item; whatever org refuses leaves the gate shut."""
    require(rights, "keep_gate", by=by, subject=gate)
    rows = Gate.objects.select_for_update(no_key=True, of=("self",)).select_related("project__city_company__region")
    row = rows.get(pk=gate.pk)
    if row.opened_at:
        raise Refused("gate_open", row, project=row.project)
    if left := standing(row, owners=False).open:
        raise Refused("gate_shut", row, count=len(left), items="、".join(line.step.item.title for line in left))
    day = on or timezone.localdate()
    row.opened_by, row.opened_at = by if by.pk else None, timezone.now()
    row.save(update_fields=["opened_by", "opened_at"])
    switch_on_project(row.project, by=by, on=day)
    events.record("gate.opened", row, by=by, data={"on": day})
    return row
