"""Refuse to cancel: the case goes on."""

from nuanju.cases import checks
from nuanju.cases.decisions import decide, waiting
from nuanju.cases.flow import FLOW


def refuse_cancel(case, *, by, reason: str = ""):
    with FLOW.advance(case, "refuse_cancel", by=by, reason=checks.line(reason, 200)) as row:
        decide(waiting(row.cancel_requests, row, "cancel_none"), approved=False, by=by)
    return case
