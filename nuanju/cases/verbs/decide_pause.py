"""Decide a pause: from the approval on the named clocks rest until the resume date."""

from nuanju.cases import clocks, pausing
from nuanju.cases.decisions import decide, waiting
from nuanju.cases.flow import FLOW


def decide_pause(case, *, approved: bool, by):
    with FLOW.advance(case, "decide_pause", by=by, verdict="批准" if approved else "不批准") as row:
        pause = waiting(row.pauses, row, "pause_none")
        if approved:
            pausing.approve_right(row, pause, by)
            clocks.pause(row, pause=pause, kinds=pausing.kinds_to_pause(row, pause.reason), by=by)
        decide(pause, approved=approved, by=by)
    return case
