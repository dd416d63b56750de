"""Reassign: another handler; the state stays and so do the clocks, running or stopped."""

from nuanju.cases import checks, rising
from nuanju.cases.flow import FLOW
from nuanju.cases.handlers import able
from nuanju.cases.ladder import responsible_for
from nuanju.core.refusals import Invalid


def reassign(case, *, handler, reason: str, by, seen: int):
    why = checks.text(reason, "reason")
    able(handler, case)
    with FLOW.advance(case, "reassign", by=by, seen=seen, handler=handler, previous=case.handler, reason=why) as row:
        if row.handler_id == handler.pk:
            raise Invalid("same_handler", "handler")
        row.handler = handler
        rising.pass_on(row, responsible_for(row) or handler, by=by, reason=f"改派：{why}")
    return case
