"""Archive: what was brought in had its answer then; it is closed history."""

import datetime

from nuanju.cases import checks
from nuanju.cases.flow import FLOW


def archive(case, *, answer: str, answered_at: datetime.datetime, by):
    words = checks.text(answer, "answer", "answer_missing")
    with FLOW.advance(case, "archive", by=by, at=answered_at, answer=words) as row:
        row.closed_at = answered_at
    return case
