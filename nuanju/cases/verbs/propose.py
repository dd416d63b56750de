"""Propose: the written plan is delivered without consent; the solution clock stops, marked as not agreed."""

from nuanju.cases import clocks, solutions
from nuanju.cases.flow import FLOW
from nuanju.core import files


def propose(case, *, plan: solutions.Plan, by, photos: tuple[str, ...] = ()):
    with FLOW.advance(case, "propose", by=by) as row:
        row.event_data = solutions.told(solutions.write(row, plan, by=by, photos=photos))
        clocks.proposed(row, by=by, interim=plan.interim)
        files.attach(photos, row, step="propose", by=by)
    return case
