"""Reopen: the same event came back within the agreed days; the case returns to rework."""

import datetime

from django.utils import timezone

from nuanju.cases import checks, clocks, rising
from nuanju.cases.choices import InboundKind
from nuanju.cases.figures import figure
from nuanju.cases.flow import FLOW
from nuanju.cases.inbound import take
from nuanju.core import files
from nuanju.core.refusals import Refused
from nuanju.issues.verbs import mark_open
from nuanju.org.choices import PortKey


def reopen(case, *, reason: str, by, call_ref: str = "", photos: tuple[str, ...] = (), we_called: bool = False):
    """Later than that a new case is registered that recurs of this one. What we heard by calling ourselves is no contact
    of the customer's: it counts as no repeat complaint."""
    why = checks.text(reason, "reason")
    with FLOW.advance(case, "reopen", by=by, reason=why, round=case.round) as row:
        days = int(figure("reopen_days"))
        if row.closed_at and timezone.now() > row.closed_at + datetime.timedelta(days=days):
            raise Refused("reopen_too_late", row, days=days)
        if not we_called:
            take(row, words=why, by=by, call_ref=call_ref, kind=InboundKind.REPEAT)
        files.attach(photos, row, step="reopen", by=by)
        row.closed_at = None
        row.port = row.port or PortKey.CUSTOMER_SERVICE  # answered at once: nobody had it yet
        rising.hand(row, by=by)
        clocks.rework(row, by=by)
        rising.settle(row)
        mark_open(row.issue_round)
    return case
