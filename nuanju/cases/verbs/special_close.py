"""Close specially: approved on the rung of the level, by somebody else than who proposed."""

from nuanju.cases import ending
from nuanju.cases.decisions import decide, waiting
from nuanju.cases.flow import FLOW
from nuanju.core.refusals import Refused


def special_close(case, *, by):
    with FLOW.advance(case, "special_close", by=by) as row:
        request = waiting(row.special_closings, row, "special_none")
        if request.by_id == by.pk:
            raise Refused("special_own", row)
        decide(request, approved=True, by=by)
        row.event_data = {"reason": request.get_reason_display()}
        ending.close(row, by=by)
    return case
