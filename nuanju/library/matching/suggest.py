"""The best nodes for the customer's words: word match, what is frequent here, the season, the place."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from nuanju.library import codes
from nuanju.library.catalog import Catalog, Effective
from nuanju.library.matching import places, score
from nuanju.library.matching.index import index
from nuanju.library.models import ProblemNode

RAINY, HEATING = range(4, 10), (11, 12, 1, 2, 3)
HEATING_BRANCHES = ("H06.01", "C08.02", "X03.01.02")
PER_PART = 3  # so that one part does not fill the whole list


class Weights(NamedTuple):
    """What each part of the score counts for."""

    word: float = 0.6
    frequency: float = 0.2
    season: float = 0.1
    place: float = 0.1


class Suggestion(NamedTuple):
    node: ProblemNode
    code: str
    score: float  # 0–1
    path: str
    matched: tuple[str, ...]  # the library's words that were heard

    @property
    def percent(self) -> int:
        return round(self.score * 100)


class Asked(NamedTuple):
    """What is known besides the words."""

    scope: str
    branches: tuple[str, ...]  # the space narrows to these
    added: tuple[str, ...]  # and the storey adds these
    month: int | None
    frequencies: Mapping[str, int]
    weights: Weights


def suggest(catalog: Catalog, text: str, asked: Asked, *, space: str, limit: int) -> list[Suggestion]:
    """Up to `limit` suggestions, best first; none when the words speak of nothing the library knows."""
    hits = score.hits(index(catalog), text, place=space, branches=asked.branches + asked.added)
    rated = [(_rate(catalog, hit, asked), hit) for hit in hits[: limit * 8]]
    rated.sort(key=lambda pair: (-pair[0], pair[1].code))
    found, per_part = list[Suggestion](), dict[str, int]()
    for rating, hit in rated:
        part = hit.code[:9]
        if per_part.setdefault(part, 0) < PER_PART and len(found) < limit:
            per_part[part] += 1
            node = catalog.nodes[hit.code]
            found.append(Suggestion(node, hit.code, round(rating, 3), catalog.path(node), hit.matched))
    return found


def _rate(catalog: Catalog, hit: score.Hit, asked: Asked) -> float:
    """The weighted mean over what is known: without frequencies the words count for more."""
    effective, weights = catalog.effective(catalog.nodes[hit.code]), asked.weights
    parts = [(weights.word, hit.word)]
    if asked.frequencies:
        parts.append((weights.frequency, _frequency(hit.code, asked.frequencies)))
    if asked.month and (fits := _in_season(hit.code, effective, asked.month)) is not None:
        parts.append((weights.season, fits))
    if asked.scope or asked.branches:
        parts.append((weights.place, _fits_place(hit.code, effective, asked)))
    return sum(weight * value for weight, value in parts) / (sum(weight for weight, _ in parts) or 1)


def _frequency(code: str, frequencies: Mapping[str, int]) -> float:
    """0–1 of the most frequent; a symptom shares what was filed under its part alone. By the logarithm, so that one
    plague of a project does not drown what is said."""
    filed = frequencies.get(code, 0) + (frequencies.get(codes.parent(code), 0) if codes.level(code) == 5 else 0)
    return min(1.0, math.log1p(filed) / math.log1p(max(frequencies.values())))


def _in_season(code: str, effective: Effective, month: int) -> float | None:
    """1 in its season, 0 out of it; None where the season tells nothing."""
    if places.within(code, HEATING_BRANCHES):
        return float(month in HEATING)
    if effective.sym in ("leak", "flood", "damp"):
        return float(month in RAINY)
    return None


def _fits_place(code: str, effective: Effective, asked: Asked) -> float:
    """What the storey adds fits, though a roof is a common part."""
    if places.within(code, asked.added):
        return 1.0
    scope = not asked.scope or effective.scope in (asked.scope, "both", "none")
    branch = not asked.branches or places.within(code, asked.branches)
    return (scope + branch) / 2
