"""Ask to cancel: the customer withdrew or the entry is wrong; the shift lead decides."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.cases.flow import FLOW
from nuanju.cases.models import CancelRequest
from nuanju.core.refusals import Refused


def ask_cancel(case, *, evidence: str, by, misfiled: bool = False):
    why = checks.text(evidence, "evidence")
    with FLOW.advance(case, "ask_cancel", by=by, evidence=why, misfiled=misfiled) as row:
        if row.cancel_requests.filter(approved=None).exists():
            raise Refused("cancel_wait", row)
        CancelRequest.objects.create(case=row, misfiled=misfiled, evidence=why[:500], by=by, at=timezone.now())
    return case
