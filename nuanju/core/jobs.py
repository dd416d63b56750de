"""Jobs on Django's own connection: a job deferred inside a transaction rolls back with it, in the worker too.

The only place that may call Procrastinate's defer (a test forbids a bare `.defer(` elsewhere).
"""

import datetime
import zoneinfo

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.manager import JobManager

_manager = JobManager(DjangoConnector())


def defer(task, *batch: dict, **options) -> list[int]:
    """Add one job of `task` per dict in `batch`, inside the caller's transaction; a taken queueing lock is no error."""
    deferrer = task.configure(**options)
    deferrer.job_manager = _manager
    if not options.get("queueing_lock", task.queueing_lock):
        return deferrer.batch_defer(*batch)
    try:
        with transaction.atomic():
            return deferrer.batch_defer(*batch)
    except AlreadyEnqueued:
        return []


def defer_named(name: str, *batch: dict, **options) -> list[int]:
    """The same by the task's name, for callers below the task."""
    return defer(app.tasks[name], *batch, **options)


def at(clock: str) -> str:
    """Cron line (UTC) for a daily local time such as "08:30" in the group's time zone."""
    hour, minute = map(int, clock.split(":"))
    zone = zoneinfo.ZoneInfo(settings.TIME_ZONE)
    local = datetime.datetime.now(zone).replace(hour=hour, minute=minute, second=0, microsecond=0)
    utc = local.astimezone(datetime.UTC)
    return f"{utc.minute} {utc.hour} * * *"
