"""Set hours: opening hours from a day on, for the group, or for a project for a time (delivery period: seven days)."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid
from nuanju.org.models import Project
from nuanju.sla import rights
from nuanju.sla.choices import HoursKey
from nuanju.sla.hours import read_windows
from nuanju.sla.models import WorkingCalendar
from nuanju.sla.recompute import recompute


@transaction.atomic
def set_hours(
    project: Project | None,
    *,
    windows: list[list[str]],
    weekdays: Iterable[int],
    effective_on: date,
    by,
    until: date | None = None,
    keeps_holidays: bool = True,
    key: str = HoursKey.WORKING,
) -> WorkingCalendar:
    """`windows` as [["09:00", "12:00"], …]; clocks that end after that day are recomputed."""
    if not rights.keep_policies(by, project):
        raise Denied("set_hours", project)
    if effective_on < timezone.localdate():
        raise Invalid("policy_past", "effective_on")
    weekdays = sorted(set(weekdays))
    if read_windows(windows) is None or not weekdays or not set(weekdays) <= set(range(7)):
        raise Invalid("hours_wrong", "windows")
    if until and (until < effective_on or project is None):
        raise Invalid("until_wrong", "until")
    row = WorkingCalendar.objects.create(
        key=key, project=project, windows=windows, weekdays=weekdays, keeps_holidays=keeps_holidays,
        effective_on=effective_on, until=until,
    )  # fmt: skip
    count = recompute(since=effective_on, by=by, project_id=project.pk if project else None)
    told = {"windows": windows, "weekdays": weekdays, "effective_on": effective_on, "until": until, "recomputed": count}
    events.record("calendar.hours_set", row, by=by, data=told)
    return row
