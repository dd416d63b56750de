"""Dismiss a likeness: the two are different matters; it is not offered again."""

from nuanju.clusters.choices import Verdict
from nuanju.clusters.decisions import decide
from nuanju.clusters.models import Suggestion


def dismiss_likeness(suggestion: Suggestion, *, by) -> Suggestion:
    return decide(suggestion, Verdict.DISMISSED, "likeness.dismissed", by=by)
