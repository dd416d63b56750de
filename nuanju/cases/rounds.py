"""The round of an issue follows its cases: it rests when the last of them has ended."""

from django.utils import timezone

from nuanju.cases.choices import OPEN
from nuanju.issues.verbs import mark_closed


def settle_round(case) -> None:
    """Call after a case ended: when no case of the round is open, the gap to the next round starts to run."""
    if case.issue_round and not case.issue_round.cases.filter(state__in=OPEN).exists():
        mark_closed(case.issue_round, at=case.closed_at or timezone.now())
