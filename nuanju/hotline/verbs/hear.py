"""Hear: any report of the telephony about a call, in whatever order it comes."""

import datetime

from django.utils import timezone

from nuanju.core.refusals import Denied, Invalid
from nuanju.hotline import rights
from nuanju.hotline.choices import CallEventKind
from nuanju.hotline.models import Call
from nuanju.hotline.reports import known
from nuanju.hotline.verbs.abandon import abandon
from nuanju.hotline.verbs.answer import answer
from nuanju.hotline.verbs.end import end
from nuanju.hotline.verbs.keep_recording import keep_recording
from nuanju.hotline.verbs.leave_voicemail import leave_voicemail
from nuanju.hotline.verbs.transfer import transfer


def hear(
    call_id: str, *, kind: str, by, at: datetime.datetime | None = None, agent=None, to: str = "",
    recording_url: str = "",
) -> Call:  # fmt: skip
    """A report may come before the ring itself: the call is known from then on."""
    moment = at or timezone.now()
    existing = Call.objects.filter(call_id=call_id.strip()).first()
    if not rights.report(by, existing or Call()):
        raise Denied("report")
    call = existing or known(call_id, moment)
    match kind:
        case CallEventKind.ANSWERED:
            answer(call, by=by, agent=agent, at=moment)
        case CallEventKind.TRANSFERRED:
            transfer(call, by=by, agent=agent, to=to, at=moment)
        case CallEventKind.ABANDONED:
            abandon(call, by=by, at=moment)
        case CallEventKind.ENDED:
            end(call, by=by, at=moment)
        case CallEventKind.VOICEMAIL:
            leave_voicemail(call, by=by, at=moment)
        case CallEventKind.RECORDED:
            pass
        case _:
            raise Invalid("call_report_unknown", "kind", kind=kind, known="、".join(HEARD))
    return keep_recording(call, url=recording_url, by=by, at=moment) if recording_url else call


HEARD = [k for k in CallEventKind.values if k != CallEventKind.RANG]
