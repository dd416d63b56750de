"""Other ways in, shown below the login: offered by apps above it, as the rail's entries are."""

from collections.abc import Callable
from typing import NamedTuple

from django.urls import reverse


class Way(NamedTuple):
    label: str
    url_name: str
    is_open: Callable[[], bool]


WAYS: dict[str, Way] = {}


def register(label: str, url_name: str, *, is_open: Callable[[], bool]) -> None:
    """Add one, in `AppConfig.ready()`."""
    WAYS[url_name] = Way(label, url_name, is_open)


def offered() -> list[tuple[str, str]]:
    """(label, url) of those that are open now."""
    return [(way.label, reverse(way.url_name)) for way in WAYS.values() if way.is_open()]
