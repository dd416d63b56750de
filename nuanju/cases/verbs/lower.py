"""Lower: the second person of the group agrees; what was known until now no longer raises the case, what comes does."""

from nuanju.cases import lowering, rising
from nuanju.cases.choices import Severity
from nuanju.cases.decisions import decide, waiting
from nuanju.cases.flow import FLOW
from nuanju.cases.ladder import answers_meanwhile, responsible_for
from nuanju.cases.severity import RANK
from nuanju.cases.severity.levels import LASTING
from nuanju.cases.severity.measure import values_of
from nuanju.core.refusals import Refused


def lower(case, *, by):
    """Limits already running stay as they are; the peak is kept. The triggers move from the case to the decision."""
    with FLOW.advance(case, "lower", by=by) as row:
        request = waiting(row.lowerings, row, "lower_none")
        if request.by_id == by.pk:
            raise Refused("lower_own", row)
        lowering.check(row, request.level)
        request.values, request.forced = list(values_of(row)), row.forced
        row.forced = [f for f in row.forced if f in LASTING]  # what is named again later is news
        request.save(update_fields=["values", "forced"])
        decide(request, approved=True, by=by)
        before, former = Severity(row.severity), row.responsible
        row.severity, row.rung = request.level, RANK[request.level]
        row.responsible = (responsible_for(row) if row.port else answers_meanwhile(row)) or row.responsible
        row.event_data = {
            "before": before, "level": Severity(row.severity), "rung": row.rung, "reason": request.reason,
            "former": former, "responsible": row.responsible, "judged": rising.judged(row),
        }  # fmt: skip
    return case
