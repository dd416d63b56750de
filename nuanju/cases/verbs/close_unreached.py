"""Close unreached: called on different days or times of day and the link left unanswered; a voice without phone at once."""

from nuanju.cases import ending
from nuanju.cases.flow import FLOW
from nuanju.cases.queries import has_no_phone, unreached
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Refused


def close_unreached(case, *, by):
    """A danger is never closed by silence: only where there is no number to call may somebody close it."""
    with FLOW.advance(case, "close_unreached", by=by) as row:
        silent = has_no_phone(row)
        if row.is_safety and (by is SYSTEM or not silent):
            raise Refused("danger_unreached", row)
        if not silent:
            _tried_enough(row, by)
        ending.close(row, by=by)
    return case


def _tried_enough(row, by) -> None:
    now = unreached(row)
    needs_calls = not (by is SYSTEM and not row.follow_up_sampled)
    if not now.link_waited or (needs_calls and not now.enough):
        raise Refused("unreached_too_early", row, calls=now.calls, days=now.days, have=now.have)
