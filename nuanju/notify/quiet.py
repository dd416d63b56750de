"""Quiet hours. Pure."""

import datetime

from django.utils import timezone


def until(at: datetime.datetime, start: datetime.time, end: datetime.time) -> datetime.datetime | None:
    """When the quiet hours that `at` falls into are over; None outside of them. They may pass midnight."""
    if start == end:
        return None
    local = timezone.localtime(at)
    now = local.time()
    inside = start <= now < end if start < end else now >= start or now < end
    if not inside:
        return None
    over = local.replace(hour=end.hour, minute=end.minute, second=0, microsecond=0)
    return over if over > local else over + datetime.timedelta(days=1)
