"""One at a time per key: two workers who hear of neighbours at the same moment find each other's work."""

from django.db import connection


def hold(key: str) -> None:
    """Until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"clusters:{key}"])
