"""Set a day: working or closed against the official calendar, for all or for one project."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid
from nuanju.org.models import Project
from nuanju.sla import rights
from nuanju.sla.hours import read_windows
from nuanju.sla.models import CalendarDay
from nuanju.sla.recompute import recompute


@transaction.atomic
def set_day(
    day: date, *, working: bool, name: str, by, project: Project | None = None, windows: list[list[str]] | None = None
) -> CalendarDay:
    """From today on; the newest entry of a day counts, clocks that end after it are recomputed."""
    if not rights.keep_policies(by, project):
        raise Denied("set_day", project)
    if day < timezone.localdate():
        raise Invalid("policy_past", "day")
    if windows and (not working or read_windows(windows) is None):
        raise Invalid("hours_wrong", "windows")
    row = CalendarDay.objects.create(day=day, working=working, name=name.strip()[:20], project=project, windows=windows)
    count = recompute(since=day, by=by, project_id=project.pk if project else None)
    told = {"day": day, "working": working, "name": row.name, "project": project, "recomputed": count}
    events.record("calendar.day_set", row, by=by, data=told)
    return row
