"""Cancel: the shift lead agrees that the case is withdrawn or misfiled, or the customer himself withdraws by his link."""

from django.utils import timezone

from nuanju.cases import checks, ending
from nuanju.cases.decisions import decide, waiting
from nuanju.cases.flow import FLOW
from nuanju.cases.models import CancelRequest
from nuanju.core.actors import Visitor
from nuanju.core.refusals import Refused


def cancel(case, *, by, reason: str = ""):
    """`reason` is the customer's own, if he withdraws."""
    with FLOW.advance(case, "cancel", by=by) as row:
        if isinstance(by, Visitor):
            _withdrawn(row, checks.line(reason, 300))
        else:
            _agreed(row, by)
        ending.void(row, by=by)
    return case


def _agreed(row, by) -> None:
    request = waiting(row.cancel_requests, row, "cancel_none")
    if request.by_id == by.pk:
        raise Refused("cancel_own", row)
    decide(request, approved=True, by=by)


def _withdrawn(row, why: str) -> None:
    """His own word needs nobody's agreement; a request that waits is answered by it."""
    row.cancel_requests.filter(approved=None).update(approved=True, decided_at=timezone.now())
    row.event_data["reason"] = why
    CancelRequest.objects.create(
        case=row,
        evidence=f"客户本人撤回：{why}" if why else "客户本人撤回",
        at=timezone.now(),
        approved=True,
        decided_at=timezone.now(),
    )
