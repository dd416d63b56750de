"""Record rain: it rained hard over a city; whoever had a leak mended there before is asked soon, not only at the term."""

import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from nuanju.cases import checks, raining, rights
from nuanju.cases.models import HeavyRain, RainCheck
from nuanju.core import events
from nuanju.core.refusals import Invalid
from nuanju.core.rights import require


@transaction.atomic
def record_rain(city, *, on: datetime.date, by, note: str = "") -> HeavyRain:
    """Once a day and city. What was accepted on that day or later was not tried by this rain."""
    require(rights, "record_rain", by=by, subject=city)
    if on > timezone.localdate():
        raise Invalid("rain_ahead", "on")
    row, fresh = HeavyRain.objects.get_or_create(
        city=city, on=on, defaults={"note": checks.line(note, 200), "by": by, "at": timezone.now()}
    )
    if not fresh:
        raise Invalid("rain_known", "on", by=row.by, on=on)
    asked = _pull_forward(row)
    events.record(
        "rain.recorded", row, by=by, data={"city": city, "on": on, "note": row.note or "大雨", "count": asked}
    )
    return row


def _pull_forward(rain: HeavyRain) -> int:
    now = {"settled_at": None, "rain": None, "round": F("case__round")}
    open_rows = RainCheck.objects.filter(case__project__city_company=rain.city, **now)
    asked = 0
    for row in open_rows.select_related("case").select_for_update(no_key=True, of=("self",)):
        if timezone.localdate(row.accepted_at) < rain.on:
            row.rain, row.due_at = (
                rain,
                min(row.due_at, raining.within(row.case.project_id, rain.at, "rain_check_after_days")),
            )
            row.save(update_fields=["rain", "due_at"])
            asked += 1
    return asked
