"""Set a figure: a new version of one of the notices' numbers from a day on."""

import datetime
from decimal import Decimal

from django.utils import timezone

from nuanju.core import keeping
from nuanju.core.refusals import Denied, Invalid
from nuanju.notify.models import NoticeFigure

BOUNDS: dict[str, tuple[Decimal | int, Decimal | int]] = {  # what still makes sense: a night is no day, a digest is no newspaper
    "quiet_from": (0, Decimal("23.98")), "quiet_until": (0, Decimal("23.98")), "digest_after": (1, 1000),
    "digest_window_seconds": (10, 3600), "digest_longest_minutes": (1, 240),
}  # fmt: skip


def set_figure(figure: NoticeFigure, *, value: Decimal, effective_on: datetime.date, by) -> NoticeFigure:
    """From `effective_on` on; raises Denied, Invalid("effective_in_past"), Invalid("notice_figure_wrong")."""
    if not by.may("keep_templates"):
        raise Denied("set_figure", figure)
    if effective_on < timezone.localdate():
        raise Invalid("effective_in_past", "effective_on")
    least, most = BOUNDS[figure.key]
    if not least <= value <= most:
        raise Invalid("notice_figure_wrong", "value", least=least, most=most)
    row = NoticeFigure(key=figure.key, meaning=figure.meaning, value=value, effective_on=effective_on, set_by_id=by.pk)
    told = {"meaning": row.meaning, "before": figure.shown, "value": row.shown, "on": effective_on}
    return keeping.create(row, by=by, event="notice_figure.set", data=told)
