"""Cancel: the shift lead agrees that the case is withdrawn or misfiled — somebody else than who asked."""

from nuanju.cases import clocks
from nuanju.cases.decisions import decide, waiting
from nuanju.cases.flow import FLOW
from nuanju.cases.rounds import settle_round
from nuanju.core.refusals import Refused


def cancel(case, *, by):
    with FLOW.advance(case, "cancel", by=by) as row:
        request = waiting(row.cancel_requests, row, "cancel_none")
        if request.by_id == by.pk:
            raise Refused("cancel_own", row)
        decide(request, approved=True, by=by)
        clocks.void(row, by=by)
    settle_round(case)
    return case
