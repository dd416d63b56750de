"""Assign: the 400 sends the case to a port and its first-responsible person."""

from nuanju.cases import checks, clocks, rising
from nuanju.cases.choices import FEEDBACK, Kind
from nuanju.cases.flow import FLOW
from nuanju.cases.ladder import responsible_for
from nuanju.core.refusals import Invalid, Refused
from nuanju.org.choices import PortKey
from nuanju.org.queries import first_responsible


def assign(case, *, port: str = "", by, note: str = ""):
    """Without a port the suggested one is taken. Vacant posts are skipped upward; nobody at all is refused."""
    port = port or case.port
    if port not in PortKey.values:
        raise Invalid("required", "port", field="端口")
    head = first_responsible(case.project, port)
    if head is None:
        raise Refused("no_first_responsible", case, project=case.project.name, port=PortKey(port).label)
    with FLOW.advance(
        case, "assign", by=by, port=PortKey(port), first_responsible=head, note=checks.line(note, 500)
    ) as row:
        if row.node is None and row.kind not in (Kind.ENQUIRY, *FEEDBACK) and row.channel != "letter":
            raise Invalid("required", "node", field="问题编码")
        row.port, row.handler = port, None
        person = responsible_for(row) or head
        if row.send_backs or row.responsible_id != row.registered_by_id:
            rising.pass_on(row, person, by=by, reason=f"指派给{PortKey(port).label}端口")
        else:
            row.responsible = person  # the desk never answered for it: its first port hears by the assignment itself
        clocks.stop(row, "assign", by=by)
        clocks.start(row, "dispatch", by=by)
        clocks.passed_on(row, by=by)
        clocks.settle(row)
    return case
