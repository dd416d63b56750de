"""Refuse a special closing: the case goes on."""

from nuanju.cases import checks
from nuanju.cases.decisions import decide, waiting
from nuanju.cases.flow import FLOW


def refuse_special(case, *, by, reason: str = ""):
    with FLOW.advance(case, "refuse_special", by=by, reason=checks.line(reason, 200)) as row:
        decide(waiting(row.special_closings, row, "special_none"), approved=False, by=by)
    return case
