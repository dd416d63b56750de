"""Pieces of the top bar that other apps bring: search box, call state, new case, notice bell; and links of the me menu.

>>> topbar.register("bell", "notify/bell.html", order=80)
>>> topbar.register_link("我的账号", "my_account", icon="lock")
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.urls import reverse

from nuanju.core.web.rail import allowed


class Piece(NamedTuple):
    key: str
    template: str  # gets the page's context
    grant: str | Callable[[Any], bool] | None
    order: int
    place: str  # "search" (left) or "right"


class Link(NamedTuple):
    label: str
    url_name: str
    icon: str
    grant: str | Callable[[Any], bool] | None


PIECES: dict[str, Piece] = {}
LINKS: dict[str, Link] = {}


def register(key: str, template: str, *, grant=None, order: int = 50, place: str = "right") -> None:
    """Add a piece; `place="search"` stands at the left."""
    PIECES[key] = Piece(key, template, grant, order, place)


def register_link(label: str, url_name: str, *, icon: str = "person", grant=None) -> None:
    """Add a link to the menu under the user's name."""
    LINKS[url_name] = Link(label, url_name, icon, grant)


def templates(user, place: str) -> list[str]:
    """Templates of the pieces this user sees at `place`, in order."""
    mine = [p for p in PIECES.values() if p.place == place and allowed(user, p.grant)]
    return [p.template for p in sorted(mine, key=lambda p: p.order)]


def links(user) -> list[tuple[str, str, str]]:
    """(label, url, icon) of the me menu."""
    return [(x.label, reverse(x.url_name), x.icon) for x in LINKS.values() if allowed(user, x.grant)]
