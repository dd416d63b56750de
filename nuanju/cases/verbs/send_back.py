"""Send back: the port is not the right one; the 400 assigns again, after two returns the shift lead finally."""

from nuanju.cases import checks, clocks, rising
from nuanju.cases.choices import Forced
from nuanju.cases.figures import figure
from nuanju.cases.flow import FLOW
from nuanju.cases.ladder import answers_meanwhile
from nuanju.core.refusals import Invalid
from nuanju.org.choices import PortKey


def send_back(case, *, reason: str, proposed_port: str, by):
    why = checks.text(reason, "reason")
    if proposed_port not in PortKey.values or proposed_port == case.port:
        raise Invalid("required", "proposed_port", field="建议转往的端口")
    with FLOW.advance(case, "send_back", by=by, reason=why, proposed_port=PortKey(proposed_port)) as row:
        row.send_backs += 1
        if row.send_backs > figure("transfers_raise_after") and Forced.TRANSFERS not in row.forced:
            row.forced = [*row.forced, Forced.TRANSFERS]
        row.port = proposed_port
        rising.pass_on(row, answers_meanwhile(row) or row.responsible, by=by, reason=f"退回：{why}")
        clocks.stop(row, "dispatch", by=by)
        clocks.start(row, "assign", by=by)
        rising.settle(row)
    return case
