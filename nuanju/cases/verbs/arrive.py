"""Arrive: somebody is on site; only urgent cases have this clock."""

from nuanju.cases import clocks
from nuanju.cases.flow import FLOW
from nuanju.core import files
from nuanju.core.refusals import Refused


def arrive(case, *, by, photos: tuple[str, ...] = ()):
    with FLOW.advance(case, "arrive", by=by) as row:
        if not (row.urgent or clocks.runs(row, "on_site")):
            raise Refused("not_urgent", row)
        clocks.stop(row, "on_site", by=by)
        clocks.settle(row)
        files.attach(photos, row, step="arrive", by=by)
    return case
