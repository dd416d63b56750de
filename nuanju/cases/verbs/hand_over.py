"""Hand over: another person answers for the case (the one before is absent or does not act); its level stays."""

from nuanju.cases import checks
from nuanju.cases.flow import FLOW
from nuanju.core.actors import SYSTEM


def hand_over(case, *, to, reason: str, by=SYSTEM):
    why = checks.text(reason, "reason")
    if type(case)._base_manager.filter(pk=case.pk, responsible=to).exists():
        return case
    with FLOW.advance(case, "hand_over", by=by, responsible=to, reason=why) as row:
        row.event_data = {"former": row.responsible}
        row.responsible = to
    return case
