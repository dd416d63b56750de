"""Part of the caller's transaction; outside one, a transaction of its own.

For parts that check before they write: unlike `atomic` it sets no savepoint, so nothing of a part that failed halfway may
be kept by a caller that goes on.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def joined() -> Iterator[None]:
    """Also a decorator: `@joined()`."""
    if connection.in_atomic_block:
        yield
    else:
        with transaction.atomic():
            yield
