"""The permission table: who gets what answer at every address. Each app's rows lie in tests/<app>/permissions.py.

>>> ROWS = {
...     "case_page": Row(lambda w: f"/cases/{case(w).number}/", right="agent", viewer=OK),
...     "dispatch_case": [Row(path, right="eng_head", viewer=DENIED), Row(path, right="eng_head", method="post")],
... }

The key is the URL's name. Paths get the world: the cast, to which a row may add what it needs. An answer of 400, 409 or
422 to an empty form counts as OK: the door was open, only the form was not filled in.
"""

import importlib
import pathlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.urls import URLPattern, get_resolver

OK, DENIED, HIDDEN, LOGIN = "ok", "denied", "hidden", "login"
ROLES = ("anonymous", "stranger", "viewer", "right")
TABLES = pathlib.Path(__file__).parent


class Row(NamedTuple):
    """`right` names the member of the cast who may; `stranger` works in another project; `viewer` may only look."""

    path: str | Callable[[Any], str]
    right: str
    method: str = "get"
    data: dict | None = None
    anonymous: str = LOGIN
    stranger: str = HIDDEN
    viewer: str = HIDDEN
    allowed: str = OK

    def expected(self, role: str) -> str:
        return self.allowed if role == "right" else getattr(self, role)


def everybody(path, **more) -> Row:
    """Whoever has logged in."""
    return Row(path, "handler", **({"stranger": OK, "viewer": OK} | more))


def public(path, **more) -> Row:
    """Without a login too."""
    return everybody(path, anonymous=OK, **more)


def nobody(path, **more) -> Row:
    """An address that is closed for all."""
    return everybody(path, stranger=HIDDEN, viewer=HIDDEN, allowed=HIDDEN, **more)


def table() -> dict[str, list[Row]]:
    """All rows of all apps by URL name."""
    found: dict[str, list[Row]] = {}
    for path in sorted(TABLES.glob("*/permissions.py")):
        rows = importlib.import_module(f"tests.{path.parent.name}.permissions").ROWS
        for name, row in rows.items():
            assert name not in found, f"{name} stands in two tables"
            found[name] = row if isinstance(row, list) else [row]
    return found


def url_names() -> Iterator[str]:
    """The name of every address there is, with its namespace."""
    return _names(get_resolver().url_patterns, "")


def _names(patterns, namespace: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.pattern}"
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern.url_patterns, inner)


def outcome(response: HttpResponse) -> str:
    """What an answer means for the one who asked."""
    code = response.status_code
    if code == 401 or (code == 302 and "/account/login" in response["Location"]):
        return LOGIN
    if code in (403, 404):
        return DENIED if code == 403 else HIDDEN
    return OK if code < 400 or code in (400, 409, 422) else f"status {code}"
