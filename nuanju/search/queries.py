"""The one box: words, numbers, last four digits, initials, addresses; only what the user may see."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from nuanju.core import paging
from nuanju.customers import phones
from nuanju.estate.queries import find_houses
from nuanju.search.keys import number_key, tail_key, wanted
from nuanju.search.models import SearchRow
from nuanju.search.sources import SOURCES

SPARE = 4  # candidates read per line shown: some may lie behind the door
HOUSE = "house"  # found by its address in the estate itself, not by grams


class Hit(NamedTuple):
    """One line of the answer; `object` came through visible_to."""

    kind: str
    object: Any


def search(q: str, user, kinds: Iterable[str] = ("case", "customer", "house"), limit: int = 8) -> list[Hit]:
    """The newest `limit` of each kind, in the order of the kinds."""
    hits: list[Hit] = []
    condition = _condition(q)
    for kind in kinds:
        if kind == HOUSE:
            hits += [Hit(kind, h) for h in find_houses(q, user, limit=limit)]
        elif condition is not None and kind in SOURCES:
            hits += [Hit(kind, o) for o in _found(kind, condition, user, limit)]
    return hits


def page(kind: str, q: str, user, *, after: str = "", size: int = 50) -> paging.Page:
    """One page of a kind, the newest first; a page may be shorter than `size` where some lie behind the door."""
    if kind == HOUSE:
        return paging.Page(list(find_houses(q, user, limit=size)), None)
    condition = _condition(q)
    rows = SearchRow.objects.none() if condition is None else _rows(kind, condition, user)
    found = paging.page(rows, order="at", after=after, size=size)
    ids = list(dict.fromkeys(row.object_id for row in found.rows))  # once per project it is known in
    shown = SOURCES[kind].shown(user, ids).in_bulk()
    return paging.Page([shown[i] for i in ids if i in shown], found.next)


def narrow(rows: QuerySet, q: str, user, kind: str) -> QuerySet:
    """A list narrowed by what was typed above it; nothing typed leaves it as it is."""
    return rows.filter(pk__in=object_ids(q, user, kind)) if q.strip() else rows


def object_ids(q: str, user, kind: str) -> QuerySet:
    """Ids of one kind for narrowing a list (`filter(pk__in=…)`); nothing when the words are too short."""
    condition = _condition(q)
    rows = SearchRow.objects.none() if condition is None else _rows(kind, condition, user)
    return rows.values("object_id")


def _found(kind: str, condition: Q, user, limit: int) -> list:
    rows = _rows(kind, condition, user).order_by("-at", "-id").values_list("object_id", flat=True)
    ids = list(dict.fromkeys(rows[: limit * SPARE]))
    shown = SOURCES[kind].shown(user, ids).in_bulk()
    return [shown[i] for i in ids if i in shown][:limit]


def _rows(kind: str, condition: Q, user) -> QuerySet[SearchRow]:
    rows = SearchRow.objects.filter(condition, kind=kind)
    if user.reach.everywhere:
        return rows
    seats = [
        seat.reach.project_ids for seat in user.standing.seats
    ]  # also of those who see only what they take part in
    return rows.filter(project_id__in=user.reach.project_ids.union(*seats))


def _condition(q: str) -> Q | None:
    """All words; a number also as a phone or its last four digits."""
    words = wanted(q)
    number = phones.normalise(q)
    digits = q.strip()
    condition = Q()
    for word in words:
        condition &= Q(grams__contains=word.grams) & (Q(text__contains=word.recheck) if word.recheck else Q())
    if len(digits) == 4 and digits.isascii() and digits.isdigit():
        return condition | Q(grams__contains=[tail_key(digits)])
    if number and len(number) >= 7:
        return condition | Q(grams__contains=[number_key(number.split("-")[0])])
    return condition if words else None
