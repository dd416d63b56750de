"""Correct the place: the case was filed at another house or common area of the project."""

from nuanju.cases import checks, clocks, conversions, intake, rising
from nuanju.cases.flow import FLOW
from nuanju.cases.refining import resettle
from nuanju.core.refusals import Invalid


def correct_place(case, *, by, seen: int, reason: str, house=None, common_area=None, space: str = ""):
    """Household, issue and provisional ruling follow; a ruling of the other place no longer binds."""
    why = checks.text(reason, "reason")
    if house is None and common_area is None:
        raise Invalid("required", "place", field="正确的位置")
    with FLOW.advance(case, "correct_place", by=by, seen=seen, reason=why) as row:
        was, kind = row.place or "位置未明", row.kind
        intake.set_place(row, house=house, common_area=common_area, space=space or row.space)
        if row.place == was:
            raise Invalid("same_place", "place")
        resettle(row)
        conversions.keep(row, kind, by=by, reason=why)
        row.event_data |= {"was": was, "now": row.place}
        rising.settle(row)
        rising.hand(row, by=by)
        clocks.rerow(row, by=by, lengthen=False)
    return case
