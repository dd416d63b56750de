"""Revise: the plan changes with new consent; from the second change on the port's head must have approved."""

from nuanju.cases import clocks, rulings, solutions
from nuanju.cases.flow import FLOW
from nuanju.core import files
from nuanju.core.refusals import Invalid, Refused

FREE_CHANGES = 1


def revise(
    case, *, plan: solutions.Plan, consent: str, by, seen: int, consent_note: str = "", approved_by=None,
    photos: tuple[str, ...] = (),
):  # fmt: skip
    if not consent:
        raise Invalid("consent_missing", "consent")
    with FLOW.advance(case, "revise", by=by, seen=seen) as row:
        if row.solutions.filter(interim=False).exclude(consent="").count() > FREE_CHANGES:
            _approved(row, approved_by, by)
        version = solutions.write(
            row, plan, by=by, consent=consent, consent_note=consent_note, photos=photos, approved_by=approved_by
        )
        rulings.follow(row, version.ruling, by=by)
        row.event_data = solutions.told(version)
        clocks.consented(row, by=by, interim=version.interim)
        files.attach(photos, row, step="revise", by=by)
    return case


def _approved(row, approved_by, by) -> None:
    if approved_by is None or approved_by == by or not approved_by.may("dispatch", row.project_id, row.port):
        raise Refused("second_change_needs_head", row)
