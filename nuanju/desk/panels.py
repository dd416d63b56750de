"""Panels other rooms bring to the desk's pages, by page: calls on the customer page, for one.

>>> panels.register("customer", "hotline/calls_panel.html", lambda customer, user: {"calls": calls_of(customer)}, order=40)
"""

from collections.abc import Callable
from typing import Any, NamedTuple


class Panel(NamedTuple):
    template: str
    context: Callable[[Any, Any], dict]  # (subject, user) → what the template needs
    order: int


PANELS: dict[str, dict[str, Panel]] = {}


def register(page: str, template: str, context: Callable[[Any, Any], dict], *, order: int = 50) -> None:
    """Add a panel to a page ("customer", "case", "case_aside", "home"); the same template again replaces it."""
    PANELS.setdefault(page, {})[template] = Panel(template, context, order)


def of(page: str, subject, user) -> list[dict]:
    """The panels of a page with their contexts, in order."""
    found = sorted(PANELS.get(page, {}).values(), key=lambda p: p.order)
    return [{"template": p.template, "facts": p.context(subject, user)} for p in found]
