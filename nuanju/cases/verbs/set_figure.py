"""Set a figure: a new version of one of the loop's numbers from a day on; what was judged before stays."""

import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from nuanju.cases import rights
from nuanju.cases.figures import DEFAULTS, figure
from nuanju.cases.models import Figure
from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid

AT_MOST, TIMES = Decimal(10_000), 10  # ten times what is shipped, where that is more


@transaction.atomic
def set_figure(key: str, *, value: Decimal | int, effective_on: datetime.date, by) -> Figure:
    """From `effective_on` on, which is not in the past; each day takes one version."""
    if not rights.set_figure(by):
        raise Denied("set_figure")
    if effective_on < timezone.localdate():
        raise Invalid("figure_past", "effective_on")
    most = max(AT_MOST, TIMES * Decimal(DEFAULTS[key][0]))
    if not 0 <= value <= most:
        raise Invalid("figure_wrong", "value", most=f"{most.normalize():f}")
    before, meaning = figure(key, effective_on), DEFAULTS[key][1]
    if Figure.objects.filter(key=key, effective_on=effective_on).exists():
        raise Invalid("figure_day_taken", "effective_on")
    row = Figure.objects.create(key=key, value=Decimal(value), effective_on=effective_on, note=meaning, set_by_id=by.pk)
    told = {"meaning": meaning, "before": f"{before.normalize():f}", "value": row.shown, "on": effective_on}
    events.record("figure.set", row, by=by, data=told)
    return row
