"""Keep recording: where the recording of a call lies."""

import datetime

from nuanju.hotline.choices import CallEventKind
from nuanju.hotline.models import Call
from nuanju.hotline.reports import reported


def keep_recording(call: Call, *, url: str, by, at: datetime.datetime | None = None) -> Call:
    with reported(call, CallEventKind.RECORDED, at=at, by=by) as row:
        if row and url.startswith(("https://", "http://")):
            row.recording_url = url[:500]
    return call
