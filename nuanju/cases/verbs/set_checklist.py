"""Set a checklist: a new version of what is checked at acceptance from a day on; acceptances keep what they were checked by."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from nuanju.cases import rights
from nuanju.cases.checklists import LABELS, items_of
from nuanju.cases.models import Checklist
from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid
from nuanju.core.text import clean

AT_MOST, LONGEST = 20, 60


@transaction.atomic
def set_checklist(key: str, *, items: Iterable[str], effective_on: datetime.date, by) -> Checklist:
    """From `effective_on` on, which is not in the past; each day takes one version."""
    if not rights.set_checklist(by):
        raise Denied("set_checklist")
    if effective_on < timezone.localdate():
        raise Invalid("figure_past", "effective_on")
    points = _checked(items)
    before = items_of(key, effective_on)
    if points == before:
        raise Invalid("checklist_same", "items")
    if Checklist.objects.filter(key=key, effective_on=effective_on).exists():
        raise Invalid("figure_day_taken", "effective_on")
    row = Checklist.objects.create(key=key, items=points, effective_on=effective_on, set_by_id=by.pk)
    told = {"label": LABELS[key], "on": effective_on, "before": before, "after": points}
    events.record("checklist.set", row, by=by, data=told)
    return row


def _checked(items: Iterable[str]) -> list[str]:
    points = list(dict.fromkeys(p for item in items if (p := " ".join(clean(item).split()))))
    if not points or len(points) > AT_MOST:
        raise Invalid("checklist_count", "items", most=AT_MOST)
    if too_long := next((p for p in points if len(p) > LONGEST), None):
        raise Invalid("checklist_item_long", "items", item=too_long[:20], most=LONGEST)
    return points
