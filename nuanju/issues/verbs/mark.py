"""Mark: a case of the round was closed or is open again; the caller knows whether others are still open."""

import datetime

from nuanju.issues.models import IssueRound


def hold(issue_round: IssueRound) -> None:
    """Lock the round until the caller's transaction ends: whoever joins or closes it waits."""
    IssueRound.objects.select_for_update().get(pk=issue_round.pk)


def mark_closed(issue_round: IssueRound | None, *, at: datetime.datetime) -> None:
    if issue_round is not None:
        IssueRound.objects.filter(pk=issue_round.pk).update(last_closed_at=at)


def mark_open(issue_round: IssueRound | None) -> None:
    if issue_round is not None:
        IssueRound.objects.filter(pk=issue_round.pk).update(last_closed_at=None)
