"""The ids of the running request, for log lines anywhere below it; needs no settings."""

import contextvars
from typing import Any

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="-")
current_request: contextvars.ContextVar[Any] = contextvars.ContextVar("request", default=None)


def user_id() -> int | None:
    """Who asks, if that was looked up already: a log line must not cause a query."""
    return getattr(getattr(current_request.get(), "_cached_user", None), "pk", None)
