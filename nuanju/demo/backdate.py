"""Set the platform's clock back for a block: what the demo says of the past is done by the same verbs, at its moment."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone


@contextmanager
def at(moment: datetime.datetime) -> Iterator[None]:
    """Only while the demo is loaded: one process, one thread, nobody else is served by it."""
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real
