"""Questions to issues."""

import datetime

from nuanju.issues.keys import key_of
from nuanju.issues.models import Issue, IssueRound


def find(*, project, house, common_area, space: str, node_code: str) -> Issue | None:
    """The issue of this problem at this place, if anybody reported it before."""
    if not node_code:
        return None
    return Issue.objects.filter(key=key_of(project, house, common_area, node_code, space)).first()


def akin(*, project, house, common_area, space: str, node_code: str) -> list[Issue]:
    """What may be the same problem at this place: the same part or what was filed no finer than the one above it, in the
    same space or in none named. Without a place nothing is."""
    place = {"house": house} if house else {"common_area": common_area} if common_area else None
    if not node_code or place is None:
        return []
    above = [node_code.rpartition(".")[0]] if node_code.count(".") == 2 else []  # a trade alone names no problem
    issues = Issue.objects.filter(**place, node_code__in=[node_code, *above])
    return list(issues.filter(space__in=["", space]) if space else issues)


def current_round(issue: Issue, *, at: datetime.datetime, round_gap_days: int) -> IssueRound | None:
    """The round that lasts at a moment; None when the next report opens a new one."""
    last = issue.rounds.order_by("-number").first()
    gap = datetime.timedelta(days=round_gap_days)
    if last is None or (last.last_closed_at and at > last.last_closed_at + gap):
        return None
    return last


def opened_at(issue: Issue, *, at: datetime.datetime, round_gap_days: int) -> datetime.datetime | None:
    """The first report of the round that lasts at a moment."""
    found = current_round(issue, at=at, round_gap_days=round_gap_days)
    return found.opened_at if found else None
