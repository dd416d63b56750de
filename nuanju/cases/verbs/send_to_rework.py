"""Send to rework: the customer is not satisfied; the round goes up, the limits of rework run."""

from django.utils import timezone

from nuanju.cases import checks, clocks
from nuanju.cases.choices import Dissatisfaction
from nuanju.cases.flow import FLOW
from nuanju.cases.models import FollowUp
from nuanju.cases.rating import may_close
from nuanju.core.refusals import Invalid


def send_to_rework(case, *, rating: int, reasons: list[str], by, result_rating: int | None = None, words: str = ""):
    """Any rating that does not close the case by itself; the reasons say what to mend."""
    if may_close(rating, consents=False):
        raise Invalid("rating_for_rework", "rating", rating=rating)
    why = [Dissatisfaction(r) for r in reasons]
    if not why:
        raise Invalid("reasons_missing", "reasons")
    with FLOW.advance(case, "send_to_rework", by=by, rating=rating, reasons=why, words=words, round=case.round) as row:
        FollowUp.objects.create(
            case=row, round=row.round, by=by if by.pk else None, at=timezone.now(), reached=True, rating=rating,
            result_rating=result_rating, consents_to_close=False, reasons=why, words=checks.clean(words),
        )  # fmt: skip
        clocks.stop(row, "follow_up", by=by)
        clocks.rework(row, by=by)
    return case
