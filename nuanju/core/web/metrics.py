"""Counters of the requests this process answered; /metrics adds up all processes of the server."""

from prometheus_client import Histogram

SECONDS = Histogram(
    "nuanju_request_seconds",
    "Time to answer, by view name, method and status class",
    ["view", "method", "status"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 10),
)
METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})


def count(view: str, method: str, status: int, seconds: float) -> None:
    SECONDS.labels(view, method if method in METHODS else "other", f"{status // 100}xx").observe(seconds)
