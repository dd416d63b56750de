"""Hot and above without a report for days: put down once per silence, for the bulletin and its notices of penalty."""

import datetime

from django.db import transaction

from nuanju.cases.figures import figure
from nuanju.core import events
from nuanju.core.actors import SYSTEM
from nuanju.escalation.models import ReportDuty

BATCH = 200


@transaction.atomic
def put_down(*, before: datetime.datetime) -> int:
    """Record the silence of every duty last heard before that moment; returns how many."""
    silent = ReportDuty.objects.silent_since(before).select_for_update(skip_locked=True, of=("self",))
    days = f"{figure('report_missing_days').normalize():f}"
    found = list(silent.select_related("case__responsible")[:BATCH])
    for duty in found:
        duty.missing_since = duty.heard_at
        duty.save(update_fields=["missing_since"])
        told = {"days": days, "since": duty.heard_at, "responsible": duty.case.responsible, "rung": duty.rung}
        events.record("case.report_missing", duty.case, by=SYSTEM, data=told)
    return len(found)
