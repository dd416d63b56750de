"""Close: the customer, reached after acceptance, is satisfied."""

from django.utils import timezone

from nuanju.cases import checks, ending
from nuanju.cases.flow import FLOW
from nuanju.cases.models import FollowUp
from nuanju.cases.rating import may_close
from nuanju.core.refusals import Invalid


def close(
    case, *, rating: int, by, result_rating: int | None = None, consents_to_close: bool = False, words: str = ""
):  # fmt: skip
    """Rating 4–5, or 3 when the customer agrees that the case is closed."""
    if not may_close(rating, consents_to_close):
        raise Invalid("rating_for_close", "rating", rating=rating)
    with FLOW.advance(case, "close", by=by, rating=rating, result_rating=result_rating) as row:
        FollowUp.objects.create(
            case=row, round=row.round, by=by if by.pk else None, at=timezone.now(), reached=True, rating=rating,
            result_rating=result_rating, consents_to_close=consents_to_close or may_close(rating, False),
            words=checks.clean(words),
        )  # fmt: skip
        ending.close(row, by=by)
    return case
