"""Miss a follow-up: the customer was called and not reached; the attempt counts towards closing unreached."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.cases.flow import FLOW
from nuanju.cases.models import FollowUp


def miss_follow_up(case, *, by, words: str = ""):
    with FLOW.advance(case, "miss_follow_up", by=by, words=checks.line(words, 200)) as row:
        FollowUp.objects.create(
            case=row, round=row.round, by=by, at=timezone.now(), reached=False, words=checks.clean(words)
        )
    return case
