"""Ask to lower the level: the group's own request, with a reason; a second person of the group decides."""

from django.utils import timezone

from nuanju.cases import checks, lowering
from nuanju.cases.choices import Severity
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Lowering
from nuanju.core.refusals import Refused


def ask_lower(case, *, level: str, reason: str, by):
    why = checks.text(reason, "reason")
    with FLOW.advance(case, "ask_lower", by=by, level=Severity(level), reason=why) as row:
        if row.lowerings.filter(approved=None).exists():
            raise Refused("lower_waits", row)
        lowering.check(row, level)
        Lowering.objects.create(case=row, level=level, reason=checks.line(why, 500), by=by, at=timezone.now())
    return case
