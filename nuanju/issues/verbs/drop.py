"""Drop: nobody is in the round any more, so it never was; the issue's next report opens it anew."""

from nuanju.issues.models import IssueRound


def drop(issue_round: IssueRound) -> None:
    """The caller holds the round and has seen that no case lies in it."""
    IssueRound.objects.filter(pk=issue_round.pk).delete()
