"""Ring: a call comes in and pops up on the desk of the agent who has been idle longest."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.refusals import Denied
from nuanju.core.text import clean
from nuanju.customers.phones import normalise
from nuanju.hotline import rights, seats
from nuanju.hotline.choices import CallEventKind
from nuanju.hotline.models import Call
from nuanju.hotline.queries import project_called
from nuanju.hotline.reports import known, reported


@transaction.atomic
def ring(
    call_id: str, *, phone: str, by, called: str = "", started_at: datetime.datetime | None = None, agent=None
) -> Call:
    """Twice is once. With `agent` it rings there; when nobody is ready it rings on every desk."""
    at = started_at or timezone.now()
    project = project_called(called)
    if not rights.report(by, Call(project=project)):
        raise Denied("ring")
    call = known(call_id, at)
    if not rights.report(by, call):  # known already, and another project's
        raise Denied("ring")
    if call.reports.filter(kind=CallEventKind.RANG).exists():
        return call
    with reported(call, CallEventKind.RANG, at=at, by=by, agent=agent) as row:
        if row:
            row.phone, row.called = normalise(phone) or "", normalise(called) or clean(called)[:32]
            row.project, row.started_at = project, at
            if row.agent is None and row.is_waiting:
                row.agent = agent or seats.longest_idle(project)
    return call
