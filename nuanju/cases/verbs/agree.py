"""Agree: the customer consents to the solution, with evidence; the work's clock starts."""

from nuanju.cases import clocks, pausing, rulings, solutions
from nuanju.cases.flow import FLOW
from nuanju.core import files
from nuanju.core.refusals import Invalid


def agree(
    case, *, plan: solutions.Plan, consent: str, consent_note: str = "", call_ref: str = "", by,
    photos: tuple[str, ...] = (),
):  # fmt: skip
    if not consent:
        raise Invalid("consent_missing", "consent")
    given = solutions.Given(consent, consent_note, call_ref)
    with FLOW.advance(case, "agree", by=by) as row:
        version = solutions.write(row, plan, by=by, given=given, photos=photos)
        rulings.follow(row, version.ruling, by=by, exclusion=version.exclusion)
        row.event_data = solutions.told(version)
        pausing.lift(row, by=by)
        clocks.consented(row, by=by, interim=version.interim)
        files.attach(photos, row, step="agree", by=by)
    return case
