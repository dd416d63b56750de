"""Serial numbers without holes, one series per key."""

import datetime

from django.db import connection

SQL = """insert into core_series (key, last) values (%s, 1)
         on conflict (key) do update set last = core_series.last + 1 returning last"""


def next_serial(key: str) -> int:
    """The next number of the series; the row stays locked until the caller's transaction ends, so no number is lost."""
    with connection.cursor() as cursor:
        cursor.execute(SQL, [key])
        return cursor.fetchone()[0]


def dated_number(prefix: str, code: str, day: datetime.date) -> str:
    """E.g. NJ-BW-20261121-0042."""
    key = f"{prefix}-{code}-{day:%Y%m%d}"
    return f"{key}-{next_serial(key):04d}"
