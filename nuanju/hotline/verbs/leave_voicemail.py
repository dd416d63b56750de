"""Leave voicemail: the caller spoke to the machine; the call is over and waits to be returned."""

import datetime

from django.utils import timezone

from nuanju.hotline import seats
from nuanju.hotline.choices import CallEventKind
from nuanju.hotline.models import Call
from nuanju.hotline.reports import reported


def leave_voicemail(call: Call, *, by, at: datetime.datetime | None = None) -> Call:
    """Its recording comes with `keep_recording`, at once or later."""
    moment = at or timezone.now()
    with reported(call, CallEventKind.VOICEMAIL, at=moment, by=by) as row:
        if row:
            row.voicemail_at = min(row.voicemail_at or moment, moment)
            if row.answered_at is None and row.ended_at is None:
                row.ended_at = moment
                seats.free(row.agent)
    return call
