"""Make safe: the danger of an urgent case is over; the permanent repair follows."""

from nuanju.cases import checks, clocks
from nuanju.cases.flow import FLOW
from nuanju.core import files
from nuanju.core.refusals import Refused


def make_safe(case, *, measure: str, by, photos: tuple[str, ...] = ()):
    what = checks.text(measure, "measure", "content_missing")
    with FLOW.advance(case, "make_safe", by=by, measure=what) as row:
        if not (row.urgent or clocks.runs(row, "make_safe")):
            raise Refused("not_urgent", row)
        clocks.stop(row, "on_site", "make_safe", by=by)
        clocks.settle(row)
        files.attach(photos, row, step="make_safe", by=by)
    return case
