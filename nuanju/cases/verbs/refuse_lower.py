"""Refuse to lower: the level stays."""

from nuanju.cases import checks
from nuanju.cases.decisions import decide, waiting
from nuanju.cases.flow import FLOW


def refuse_lower(case, *, by, reason: str = ""):
    with FLOW.advance(case, "refuse_lower", by=by, reason=checks.line(reason, 200)) as row:
        decide(waiting(row.lowerings, row, "lower_none"), approved=False, by=by)
    return case
