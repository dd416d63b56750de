"""Force: a rule beyond the case (a group complaint, hours without progress) raises it; the same trigger counts once."""

from nuanju.cases import checks, rising
from nuanju.cases.choices import Forced
from nuanju.cases.flow import FLOW
from nuanju.core.actors import SYSTEM


def force(case, trigger: str, *, reason: str, by=SYSTEM):
    why = checks.text(reason, "reason")
    if trigger in type(case)._base_manager.values_list("forced", flat=True).get(pk=case.pk):
        return case
    with FLOW.advance(case, "force", by=by, trigger=Forced(trigger), reason=why) as row:
        row.forced = sorted({*row.forced, trigger})
        rising.settle(row)
    return case
