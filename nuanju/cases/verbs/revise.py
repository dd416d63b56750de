"""Revise: the plan changes with new consent; from the second change on it holds only with the word of the port's head."""

from nuanju.cases import clocks, rulings, solutions
from nuanju.cases.choices import Approval
from nuanju.cases.figures import figure
from nuanju.cases.flow import FLOW
from nuanju.core import files
from nuanju.core.refusals import Invalid, Refused


def revise(
    case, *, plan: solutions.Plan, consent: str, by, seen: int, consent_note: str = "", call_ref: str = "",
    photos: tuple[str, ...] = (),
):  # fmt: skip
    """A change beyond the free ones waits as a version of its own (`decide_revision`); until then the last one holds."""
    if not consent:
        raise Invalid("consent_missing", "consent")
    given = solutions.Given(consent, consent_note, call_ref)
    with FLOW.advance(case, "revise", by=by, seen=seen) as row:
        if row.solutions.asked().exists():
            raise Refused("revision_waits", row)
        waits = row.solutions.filter(interim=False).agreed().count() > int(figure("free_plan_changes"))
        version = solutions.write(
            row, plan, by=by, given=given, approval=Approval.ASKED if waits else "", photos=photos
        )  # fmt: skip
        row.event_data = solutions.told(version)
        if not waits:
            rulings.follow(row, version.ruling, by=by, exclusion=version.exclusion)
            clocks.consented(row, by=by, interim=version.interim)
        files.attach(photos, row, step="revise", by=by)
    return case
