"""Reassess: neighbours, time or media may have raised the case; when the facts say no more than before, nothing happens."""

from nuanju.cases import rising
from nuanju.cases.flow import FLOW
from nuanju.core.actors import SYSTEM


class _Unchanged(Exception):
    """Somebody else raised it meanwhile."""


def reassess(case, *, by=SYSTEM):
    if not (case.is_open and rising.would_rise(case)):
        return case
    try:
        with FLOW.advance(case, "reassess", by=by) as row:
            row.event_data = rising.raised(row)
            if not row.event_data:
                raise _Unchanged
    except _Unchanged:
        pass
    return case
