"""Abandon: the customer hung up before anybody picked up."""

import datetime

from django.utils import timezone

from nuanju.hotline.choices import CallEventKind
from nuanju.hotline.models import Call
from nuanju.hotline.reports import reported


def abandon(call: Call, *, by, at: datetime.datetime | None = None) -> Call:
    moment = at or timezone.now()
    with reported(call, CallEventKind.ABANDONED, at=moment, by=by) as row:
        if row:
            row.abandoned_at = min(row.abandoned_at or moment, moment)
    return call
