"""Requests that another person decides: one waits at a time, and nobody decides his own."""

from django.utils import timezone

from nuanju.core.refusals import Refused


def waiting(requests, case, none_code: str):
    """The request waiting for its decision; refuse with `none_code` when there is none."""
    request = requests.filter(approved=None).first()
    if request is None:
        raise Refused(none_code, case)
    return request


def decide(request, *, approved: bool, by) -> None:
    request.approved, request.decided_by, request.decided_at = approved, by, timezone.now()
    request.save(update_fields=["approved", "decided_by", "decided_at"])
