"""End: the line is free; the agent is ready again after the time to write things down."""

import datetime

from django.utils import timezone

from nuanju.hotline import seats
from nuanju.hotline.choices import CallEventKind
from nuanju.hotline.models import Call
from nuanju.hotline.reports import reported


def end(call: Call, *, by, at: datetime.datetime | None = None) -> Call:
    """Twice is once: the first end counts."""
    if call.ended_at is not None:
        return call
    moment = at or timezone.now()
    with reported(call, CallEventKind.ENDED, at=moment, by=by) as row:
        if row and row.ended_at is None:
            row.ended_at = moment
            seats.free(row.agent)
    return call
