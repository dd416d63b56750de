"""Tell overdue: items past their due are told once to their owner and the coordinator, anew when the date has moved."""

from django.db import transaction

from nuanju.core import events
from nuanju.hotline.gates.plan import Line, coordinator, standing
from nuanju.hotline.models import Gate, GateStep


def tell_overdue(gate: Gate, *, by) -> int:
    """How many were told; the second run of a day tells nobody."""
    with transaction.atomic():
        rows = Gate.objects.select_for_update(no_key=True, of=("self",)).select_related("project__city_company__region")
        row = rows.get(pk=gate.pk)
        if row.opened_at:
            return 0
        news = [line for line in standing(row).late if line.step.told_for != line.due_on]
        for line in news:
            GateStep.objects.filter(pk=line.step.pk).update(told_for=line.due_on)
            events.record("gate.item_overdue", row, by=by, data=_told(row, line))
    return len(news)


def _told(gate: Gate, line: Line) -> dict:
    people = {"owner": line.owner, "coordinator": coordinator(gate)}
    return {"item": line.step.item, "due_on": line.due_on, "days": line.late, "opens_on": gate.opens_on, **people}
