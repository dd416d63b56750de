"""Rows by the thousand: keys from the sequences, then one COPY per table; no events, no jobs, no signals."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection, models
from psycopg.types.json import Jsonb

M = TypeVar("M", bound=models.Model)
BLOCK = 2000  # keys taken from a sequence at once


class Rows:
    """Unsaved rows wait here with their keys already given, so that they may name each other; `flush` writes them.

    Foreign keys are checked at the end of the transaction, so the order of the tables does not matter.
    """

    def __init__(self) -> None:
        self.waiting: dict[type[models.Model], list[dict]] = defaultdict(list)
        self.keys: dict[type[models.Model], list[int]] = defaultdict(list)

    def add(self, row: M) -> M:
        """Give the row its key and keep it for the next flush; it may still change until then."""
        if row.pk is None:
            row.pk = self.key(type(row))
        self.waiting[type(row)].append(row.__dict__)
        return row

    def add_values(self, model: type[models.Model], values: dict) -> None:
        """The same without the cost of an instance; every column but the key is named."""
        self.waiting[model].append({model._meta.pk.attname: self.key(model), **values})

    def key(self, model: type[models.Model]) -> int:
        """The next key of the table."""
        if not self.keys[model]:
            self.keys[model] = _take(model, BLOCK)[::-1]
        return self.keys[model].pop()

    def flush(self) -> None:
        for model, rows in self.waiting.items():
            _copy(model, rows)
        self.waiting.clear()


def _copy(model: type[models.Model], rows: list[dict]) -> None:
    fields = model._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(str(f.column)) for f in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    names = [f.attname for f in fields]
    prepared = [(i, prepare) for i, f in enumerate(fields) if (prepare := _preparation(f))]
    with connection.cursor() as cursor, cursor.copy(f"copy {table} ({columns}) from stdin") as out:
        for row in rows:
            values = [row[name] for name in names]
            for i, prepare in prepared:
                values[i] = prepare(values[i])
            out.write_row(values)


def _preparation(field: models.Field) -> Callable[[Any], Any] | None:
    """What psycopg cannot write as it is."""
    if isinstance(field, models.JSONField):
        return lambda value: None if value is None else Jsonb(value)
    return str if isinstance(field, models.FileField) else None


def _take(model: type[models.Model], count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select nextval(pg_get_serial_sequence(%s, %s)) from generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, count],
        )
        return [key for (key,) in cursor.fetchall()]
