"""Within one request the same question to the rules (calendars, limits, figures, library) is asked once.

Outside a request nothing is remembered; an event about the rules makes the request forget. Never across processes.

>>> @memo.once_a_request
... def places(project_id): ...
"""

import contextlib
import functools
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
RULES = frozenset(
    {"absence", "calendar", "figure", "library", "limit", "node", "org", "post", "project", "region", "user"}
)  # first word of events

_answers: ContextVar[dict | None] = ContextVar("answers", default=None)


@contextlib.contextmanager
def remembering() -> Iterator[None]:
    """One request, or one job."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once_a_request(ask: Callable[P, T]) -> Callable[P, T]:
    """Remember the answer to the same arguments; treat it as read-only."""

    @functools.wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        answers, key = _answers.get(), (ask, args, frozenset(kwargs.items()))
        if answers is None:
            return ask(*args, **kwargs)
        if key not in answers:
            answers[key] = ask(*args, **kwargs)
        return answers[key]

    return asked


def heard(event: str) -> None:
    """The rules changed: ask again."""
    answers: dict[Any, Any] | None = _answers.get()
    if answers and event.partition(".")[0] in RULES:
        answers.clear()
