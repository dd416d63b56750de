"""Set a deadline: the authority that passed the case on named one later, or an earlier one; no due passes it."""

import datetime

from django.utils import timezone

from nuanju.cases import checks, clocks
from nuanju.cases.choices import Forced
from nuanju.cases.flow import FLOW
from nuanju.core.refusals import Invalid, Refused


def set_deadline(case, *, deadline: datetime.datetime | None, reason: str, by, seen: int):
    """A later one than it has is no relief: the clocks keep the earliest that was named."""
    why = checks.text(reason, "reason")
    if deadline is None:  # left empty on the form
        raise Invalid("required", "deadline", field="转办期限")
    if deadline <= timezone.now():
        raise Invalid("deadline_past", "deadline")
    with FLOW.advance(case, "set_deadline", by=by, seen=seen, deadline=deadline, reason=why) as row:
        if Forced.GOVERNMENT not in row.forced:
            raise Refused("deadline_of_authority", row)
        if row.deadline_at and deadline >= row.deadline_at:
            raise Invalid("deadline_not_earlier", "deadline")
        row.deadline_at = deadline
        clocks.cap_now(row, by=by)
    return case
