"""Which problem is it? The customer's words, weighed with what is filed in the project lately, the season and the place."""

import datetime
from collections import Counter
from collections.abc import Mapping

from django.utils import timezone

from nuanju.cases.figures import figures
from nuanju.cases.models import Case
from nuanju.core import memo
from nuanju.estate.models import CommonArea, House
from nuanju.estate.queries import storey_of
from nuanju.library import queries as library
from nuanju.library.queries import Suggestion, Weights

WEIGHTS = (
    "suggestion_word_weight",
    "suggestion_frequency_weight",
    "suggestion_season_weight",
    "suggestion_place_weight",
)
LOOKED_AT = 1_000  # the latest cases tell enough, and keep a busy project quick
ENOUGH = 20  # fewer tell nothing of a project


@memo.once_a_request
def frequencies(project_id: int) -> Mapping[str, int]:
    """How often each code was filed in the project within the figure's days; {} while there are too few cases."""
    since = timezone.now() - datetime.timedelta(days=int(figures("suggestion_frequency_days")[0]))
    lately = Case.objects.filter(project=project_id, registered_at__gte=since).order_by("-registered_at", "-id")
    filed = Counter(code for code in lately.values_list("node__code", flat=True)[:LOOKED_AT] if code)
    return filed if filed.total() >= ENOUGH else {}


def suggest(
    words: str, *, project_id: int | None = None, place: House | CommonArea | None = None, space: str = "",
    on: datetime.date | None = None, limit: int = 5,
) -> list[Suggestion]:  # fmt: skip
    """The likeliest problems, best first; what is not known is left out of the reckoning."""
    project_id = project_id or (place.project_id if place else None)
    return library.suggest(
        words, space=space, month=(on or timezone.localdate()).month, limit=limit, weights=_weights(),
        scope=_scope(place),
        storey=storey_of(place) if isinstance(place, House) else None,
        frequencies=frequencies(project_id) if project_id and words.strip() else None,
    )  # fmt: skip


def for_case(case: Case, *, limit: int = 5) -> list[Suggestion]:
    """For a case filed without a code, or about to be."""
    return suggest(
        case.words, project_id=case.project_id, place=case.house or case.common_area, space=case.space,
        on=timezone.localdate(case.registered_at), limit=limit,
    )  # fmt: skip


def _scope(place: House | CommonArea | None) -> str | None:
    return None if place is None else "private" if isinstance(place, House) else "common"


def _weights() -> Weights:
    return Weights(*map(float, figures(*WEIGHTS)))
