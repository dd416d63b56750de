"""Keyset paging: the next page starts after the last row seen, so depth costs nothing and new rows shift nothing."""

import base64
import binascii
import datetime
import json
from typing import NamedTuple

from django.db.models import Q, QuerySet

from nuanju.core.refusals import Invalid, declare

declare(cursor_broken="翻页位置无效，请从第一页重新开始。")


class Page(NamedTuple):
    rows: list
    next: str | None  # cursor of the following page
    prev: str | None = None  # of the page before


def page(
    rows: QuerySet, *, order: str = "registered_at", newest_first: bool = True, after: str = "", before: str = "",
    size: int = 50,
) -> Page:  # fmt: skip
    """One page ordered by (`order`, id); `after` is the cursor of the page before, `before` that of the page after."""
    back = bool(before) and not after
    falling = newest_first != back  # walking back reads the other way round
    direction = "-" if falling else ""
    ordered = rows.order_by(f"{direction}{order}", f"{direction}id")
    if after or before:
        ordered = ordered.filter(_beyond(order, after or before, "lt" if falling else "gt"))
    found = list(ordered[: size + 1])
    more, found = len(found) > size, found[:size]
    found = found[::-1] if back else found
    further, nearer = (bool(before), more) if back else (more, bool(after))
    return Page(found, _edge(found, -1, order) if further else None, _edge(found, 0, order) if nearer else None)


def _edge(found: list, at: int, order: str) -> str | None:
    return cursor(getattr(found[at], order), found[at].pk) if found else None


def cursor(value: datetime.datetime, pk: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([value.isoformat(), pk]).encode()).decode().rstrip("=")


def _beyond(order: str, after: str, side: str) -> Q:
    try:
        padded = after + "=" * (-len(after) % 4)
        value, pk = json.loads(base64.urlsafe_b64decode(padded))
        moment = datetime.datetime.fromisoformat(value)
        return Q(**{f"{order}__{side}": moment}) | Q(**{order: moment, f"id__{side}": int(pk)})
    except (binascii.Error, ValueError, TypeError) as error:
        raise Invalid("cursor_broken", "after") from error
