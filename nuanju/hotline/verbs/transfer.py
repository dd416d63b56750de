"""Transfer: the call goes on to another agent, or out of the desk."""

import datetime

from django.utils import timezone

from nuanju.core.refusals import Invalid
from nuanju.core.text import clean
from nuanju.hotline import seats
from nuanju.hotline.choices import CallEventKind
from nuanju.hotline.models import Call
from nuanju.hotline.reports import reported


def transfer(call: Call, *, by, agent=None, to: str = "", at: datetime.datetime | None = None) -> Call:
    """To an agent it rings there; `to` names a place outside (值班电话, 物业)."""
    if agent is None and not clean(to):
        raise Invalid("transfer_without_target", "to")
    moment = at or timezone.now()
    with reported(call, CallEventKind.TRANSFERRED, at=moment, by=by, agent=agent) as row:
        if row and (row.transferred_at is None or moment > row.transferred_at):
            before, row.transferred_at = row.agent, moment
            row.transferred_to = clean(to)[:60]
            if agent and not (row.picked_up_at and row.picked_up_at > moment):
                row.agent = agent
            seats.free(before)
    return call
