"""Set the severity rules: a new version of the thresholds from a day on; cases registered before keep theirs."""

import datetime
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from nuanju.cases import checks, rights
from nuanju.cases.models import SeverityRules
from nuanju.cases.severity.media import Loudness
from nuanju.cases.severity.rules import AT_MOST, DIMENSIONS, MANY, RISING, bounds, columns, fits, in_force, loud_fits
from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid


@transaction.atomic
def set_severity_rules(
    *, same: Sequence[int], others: Sequence[int], delay: Sequence[int], media: Sequence[int], window_days: int,
    effective_on: datetime.date, by, note: str = "", loud: Loudness | None = None,
) -> SeverityRules:  # fmt: skip
    """Each dimension names the values from which a case is important, hot, major: rising, none skipped. `loud` says what
    makes a media level; without it that stays as it is."""
    if not rights.set_figure(by):
        raise Denied("set_severity_rules")
    if effective_on < timezone.localdate():
        raise Invalid("figure_past", "effective_on")
    given = {"same": same, "others": others, "delay": delay, "media": media}
    for dimension, steps in given.items():
        _check(dimension, steps)
    if not 1 <= window_days <= AT_MOST:
        raise Invalid("figure_wrong", "window_days", most=AT_MOST)
    loud = loud or in_force(effective_on).loud
    _check_loud(loud)
    number = 1 + (SeverityRules.objects.aggregate(n=Max("number"))["n"] or 0)
    try:
        with transaction.atomic():
            row = SeverityRules.objects.create(
                number=number, effective_on=effective_on, window_days=window_days, note=checks.line(note, 200),
                set_by_id=by.pk, **{d: list(steps) for d, steps in given.items()}, **columns(loud),
            )  # fmt: skip
    except IntegrityError as taken:
        raise Invalid("figure_day_taken", "effective_on") from taken
    events.record("figure.severity_set", row, by=by, data={"number": row.number, "on": effective_on})
    return row


def _check(dimension: str, steps: Sequence[int]) -> None:
    if not fits(dimension, steps):
        least, most = bounds(dimension)
        raise Invalid("thresholds_wrong", dimension, name=DIMENSIONS[dimension], least=least, most=most)


def _check_loud(loud: Loudness) -> None:
    for field, value in columns(loud).items():
        if not loud_fits(field, value):
            wrong, most = ("loudness_wrong", MANY) if field in RISING else ("figure_wrong", AT_MOST)
            raise Invalid(wrong, field, most=most)
