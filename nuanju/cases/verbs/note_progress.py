"""Note progress: the customer was told how things stand; the next news has its own limit."""

from nuanju.cases import checks, clocks
from nuanju.cases.flow import FLOW


def note_progress(case, *, content: str, by):
    words = checks.text(content, "content", "content_missing")
    with FLOW.advance(case, "note_progress", by=by, content=words) as row:
        clocks.told_progress(row, by=by)
    return case
