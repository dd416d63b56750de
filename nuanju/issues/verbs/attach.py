"""Attach: find or open the issue and the round a case belongs to."""

import datetime

from nuanju.core.joined import joined
from nuanju.issues.keys import key_of
from nuanju.issues.models import Issue, IssueRound


def attach(
    *, project, house, common_area, space: str, node_code: str, at: datetime.datetime, round_gap_days: int
) -> IssueRound | None:
    """The current round, or the next one when the last closing is longer ago than the gap. None while the problem is
    unknown: two unnamed problems of one place are not the same event."""
    if not node_code:
        return None
    key = key_of(project, house, common_area, node_code, space)
    with joined():
        new = Issue(
            key=key, project=project, house=house, common_area=common_area, node_code=node_code, space=space,
            first_seen_at=at,
        )  # fmt: skip
        Issue.objects.bulk_create([new], ignore_conflicts=True)
        issue = Issue.objects.select_for_update(no_key=True).get(key=key)
        return _round(issue, at, datetime.timedelta(days=round_gap_days))


def _round(issue: Issue, at: datetime.datetime, gap: datetime.timedelta) -> IssueRound:
    last = issue.rounds.select_for_update().order_by("-number").first()
    if last is None and issue.first_seen_at != at:  # what was told here before turned out to be something else
        issue.first_seen_at = at
        issue.save(update_fields=["first_seen_at"])
    if last is None or (last.last_closed_at and at > last.last_closed_at + gap):
        return issue.rounds.create(number=(last.number if last else 0) + 1, opened_at=at)
    if last.last_closed_at:
        last.last_closed_at = None
        last.save(update_fields=["last_closed_at"])
    return last
