"""Requests that another person decides: one waits at a time, nobody decides his own, and none outlives its ground."""

from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Refused

CANCEL, WAITING = "cancel_requests", {"cancel_requests": "撤销", "special_closings": "特殊关闭", "lowerings": "降级"}


def waiting(requests, case, none_code: str):
    """The request waiting for its decision; refuse with `none_code` when there is none."""
    request = requests.filter(approved=None).first()
    if request is None:
        raise Refused(none_code, case)
    return request


def decide(request, *, approved: bool, by) -> None:
    request.approved, request.decided_by, request.decided_at = approved, by, timezone.now()
    request.save(update_fields=["approved", "decided_by", "decided_at"])


def lapse(case, *, by, why: str, rows: tuple[str, ...] = tuple(WAITING)) -> None:
    """The case went on or ended: what nobody decided by then has no ground any more, and the timeline says so."""
    for name in rows:
        if getattr(case, name).filter(approved=None).update(approved=False, decided_at=timezone.now()):
            events.record("case.request_lapsed", case, by=by, data={"what": WAITING[name], "why": why})
