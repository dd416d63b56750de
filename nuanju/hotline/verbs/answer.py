"""Answer: the telephony reports that somebody picked up."""

import datetime

from django.utils import timezone

from nuanju.hotline import seats
from nuanju.hotline.choices import CallEventKind
from nuanju.hotline.models import Call
from nuanju.hotline.reports import reported


def answer(call: Call, *, by, agent=None, at: datetime.datetime | None = None) -> Call:
    """`agent` is who picked up, else the one it rang at. The earliest answer is the one that counts for the service level."""
    moment = at or timezone.now()
    with reported(call, CallEventKind.ANSWERED, at=moment, by=by, agent=agent) as row:
        if row:
            row.agent = agent or row.agent
            row.answered_at = min(row.answered_at or moment, moment)
            row.picked_up_at = max(row.picked_up_at or moment, moment)
            if not row.is_over:
                seats.talking(row.agent)
    return call
