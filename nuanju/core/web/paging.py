"""Pages of a log, newest first, with addresses both ways (core/paging.py makes cursors over any moment)."""

from typing import Any, NamedTuple

from django.db import models
from django.http import HttpRequest

MOST = 2**63 - 1  # the largest key there can be


class Page(NamedTuple):
    rows: list[Any]
    next: str  # addresses of the neighbours, "" when there is none
    prev: str


def newest_first(rows: models.QuerySet, request: HttpRequest, *, size: int = 50) -> Page:
    """One page of `rows` by falling primary key, as ?after= (older) or ?before= (newer) says."""
    after, before = (_key(request, name) for name in ("after", "before"))
    if before:
        found = list(reversed(rows.filter(pk__gt=before).order_by("pk")[: size + 1]))
        more_newer, more_older, found = len(found) > size, True, found[-size:]
    else:
        older = rows.filter(pk__lt=after) if after else rows
        found = list(older.order_by("-pk")[: size + 1])
        more_newer, more_older, found = bool(after), len(found) > size, found[:size]
    if not found:
        return Page([], "", "")
    return Page(
        found,
        _address(request, after=found[-1].pk) if more_older else "",
        _address(request, before=found[0].pk) if more_newer else "",
    )


def _key(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return min(int(given), MOST) if given.isascii() and given.isdigit() else 0


def _address(request: HttpRequest, **key: int) -> str:
    query = request.GET.copy()
    for name in ("after", "before"):
        query.pop(name, None)
    query.update({k: str(v) for k, v in key.items()})
    return f"?{query.urlencode()}"
