"""Confirm: the customer agrees by a tap to the written proposal he was sent."""

from django.utils import timezone

from nuanju.cases import clocks, evidence, pausing, rulings, solutions
from nuanju.cases.choices import Consent
from nuanju.cases.flow import FLOW
from nuanju.core.refusals import Refused


def confirm(case, *, number: int, by):
    """`number` is the version he saw; a newer one asks him again."""
    with FLOW.advance(case, "confirm", by=by) as row:
        version = row.solutions.order_by("-number").first()
        if version is None or version.consent or version.number != number:
            raise Refused("proposal_changed", row)
        evidence.entitled(row)
        version.consent, version.consented_at = Consent.TAP, timezone.now()
        version.save(update_fields=["consent", "consented_at"])
        rulings.follow(row, version.ruling, by=version.by, exclusion=version.exclusion)
        row.event_data = solutions.told(version)
        pausing.lift(row, by=by)
        clocks.consented(row, by=by, interim=version.interim)
    return case
