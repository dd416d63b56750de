"""Rate: after the close the customer says by his link how it was, where nobody has asked him in this round."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.cases.choices import Dissatisfaction
from nuanju.cases.flow import FLOW
from nuanju.cases.models import FollowUp
from nuanju.cases.rating import is_rated
from nuanju.core.refusals import Refused


def rate(
    case, *, rating: int, by, result_rating: int | None = None, reasons: tuple[str, ...] = (), words: str = ""
):  # fmt: skip
    """Once a round. The state stays: who is not satisfied may reopen by the same link."""
    why, said = [Dissatisfaction(r) for r in reasons], checks.clean(words)
    with FLOW.advance(case, "rate", by=by, rating=rating, result_rating=result_rating, reasons=why, words=said) as row:
        if is_rated(row):
            raise Refused("rated_already", row)
        FollowUp.objects.create(
            case=row, round=row.round, at=timezone.now(), reached=True, rating=rating, result_rating=result_rating,
            reasons=why, words=said,
        )  # fmt: skip
    return case
