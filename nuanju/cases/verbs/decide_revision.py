"""Decide a revision: the port's head agrees to a further change of plan, or says why not."""

from django.utils import timezone

from nuanju.cases import checks, clocks, rulings
from nuanju.cases.choices import Approval
from nuanju.cases.flow import FLOW
from nuanju.core.refusals import Refused


def decide_revision(case, *, approved: bool, by, reason: str = ""):
    """From the agreement on the new version holds; refused, the one before goes on."""
    why = checks.line(reason, 500) if approved else checks.text(reason, "reason")
    verdict = "同意" if approved else "不同意"
    with FLOW.advance(case, "decide_revision", by=by, verdict=verdict, reason=why) as row:
        version = row.solutions.asked().first()
        if version is None:
            raise Refused("revision_none", row)
        if version.by_id == by.pk:
            raise Refused("revision_own", row)
        version.approval = Approval.GIVEN if approved else Approval.REFUSED
        version.approved_by, version.approved_at, version.refusal = by, timezone.now(), "" if approved else why[:500]
        version.save(update_fields=["approval", "approved_by", "approved_at", "refusal"])
        row.event_data = {"number": version.number}
        if approved:
            rulings.follow(row, version.ruling, by=version.by, exclusion=version.exclusion)
            clocks.consented(row, by=by, interim=version.interim)
    return case
