"""Dispatch: the port's first-responsible person names the handler."""

from nuanju.cases import checks, clocks, rising
from nuanju.cases.flow import FLOW
from nuanju.cases.handlers import able
from nuanju.cases.ladder import responsible_for


def dispatch(case, *, handler, by, note: str = ""):
    able(handler, case)
    with FLOW.advance(case, "dispatch", by=by, handler=handler, note=checks.line(note, 500)) as row:
        row.handler = handler
        rising.pass_on(row, responsible_for(row) or handler, by=by, reason="派工")
        clocks.stop(row, "dispatch", by=by)
        clocks.settle(row)
    return case
