"""The rail: what a user can do, by what people do and not by tables. Apps register their entries in `apps.ready`.

>>> rail.register("cases", "诉求", "case_list", grant="see_cases", count=queries.open_count, icon="case", order=20, go="c")
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Entry:
    key: str
    label: str
    url_name: str
    grant: str | Callable[[Any], bool] | None  # a grant word, a predicate of the user, or everybody
    count: Callable[[Any], int | None] | None  # of the user; one cheap indexed query
    icon: str
    order: int
    go: str  # the letter after g
    phone: bool  # may stand in the bottom bar


@dataclass(frozen=True, slots=True)
class Shown:
    key: str
    label: str
    url: str
    counted: bool  # has a figure, be it nothing now
    count: int | None
    active: bool
    icon: str
    go: str
    phone: bool


ENTRIES: dict[str, Entry] = {}


def register(
    key: str,
    label: str,
    url_name: str,
    *,
    grant: str | Callable[[Any], bool] | None = None,
    count: Callable[[Any], int | None] | None = None,
    icon: str = "list",
    order: int = 100,
    go: str = "",
    phone: bool = True,
) -> None:
    """Add an entry; registering a key again replaces it."""
    ENTRIES[key] = Entry(key, label, url_name, grant, count, icon, order, go, phone)


def allowed(user, grant) -> bool:
    """Does the user pass an entry's `grant`?"""
    return grant is None or (grant(user) if callable(grant) else user.may(grant))


def entries(request: HttpRequest) -> list[Shown]:
    """What this user's rail shows; the entry whose address is the longest start of this page's is active."""
    user = request.user
    mine = [(e, reverse(e.url_name)) for e in sorted(ENTRIES.values(), key=lambda e: e.order) if allowed(user, e.grant)]
    path = request.path
    here = max((url for _, url in mine if path == url or (url != "/" and path.startswith(url))), key=len, default=None)
    return [
        Shown(
            e.key, e.label, url, bool(e.count), e.count(user) if e.count else None, url == here, e.icon, e.go, e.phone
        )
        for e, url in mine
    ]
