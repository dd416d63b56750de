"""Hand on: the agent passes the call he is in to a colleague on shift, or to whoever is on duty at the project."""

from django.db import transaction

from nuanju.core.refusals import Refused
from nuanju.core.rights import require
from nuanju.hotline import rights
from nuanju.hotline.models import Call
from nuanju.hotline.reports import locked
from nuanju.hotline.verbs.transfer import transfer
from nuanju.org.queries import on_shift


@transaction.atomic
def hand_on(call: Call, *, by, agent=None, to: str = "") -> Call:
    """Twice is refused: the call is then no longer his, or over."""
    require(rights, "annotate", by=by, subject=call)
    row = locked(call)
    require(rights, "annotate", by=by, subject=row)
    if row.is_over:
        raise Refused("call_over", row)
    if row.is_ringing_on:
        raise Refused("call_not_answered", row)
    if agent and (agent == row.agent or not on_shift().filter(user=agent).exists()):
        raise Refused("nobody_there", row, agent=agent)
    return transfer(row, by=by, agent=agent, to=to)
