"""Rows by the thousand in one COPY: for loading and rebuilding, past the ORM's one-by-one cost; no events, no defaults."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models
from psycopg.types.json import Jsonb


def copy_rows(model: type[models.Model], rows: Iterable[dict[str, Any]], *, keyed: bool = True) -> None:
    """`rows` hold a value for every column by its attribute name; without `keyed` the table gives the keys."""
    fields = [f for f in model._meta.concrete_fields if keyed or not f.primary_key]
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


def analyze(models_: Iterable[type[models.Model]]) -> None:
    """Statistics of tables just filled: without them the planner takes them for empty and joins row by row."""
    with connection.cursor() as cursor:
        cursor.execute("analyze " + ", ".join(connection.ops.quote_name(m._meta.db_table) for m in models_))


def take_keys(model: type[models.Model], count: int) -> list[int]:
    """The next keys of the table, so that rows may name each other before they are written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select nextval(pg_get_serial_sequence(%s, %s)) from generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, count],
        )
        return [key for (key,) in cursor.fetchall()]


def _preparation(field: models.Field) -> Callable[[Any], Any] | None:
    """What the driver cannot write as it is."""
    if isinstance(field, models.JSONField):
        return lambda value: None if value is None else Jsonb(value)
    return str if isinstance(field, models.FileField) else None


@contextmanager
def built_afterwards(model: type[models.Model]) -> Iterator[None]:
    """The table's indexes are built once behind a load into an empty table, which is far cheaper than row by row."""
    with connection.schema_editor(atomic=False) as schema:
        for index in model._meta.indexes:
            schema.remove_index(model, index)
    yield
    with connection.schema_editor(atomic=False) as schema:
        for index in model._meta.indexes:
            schema.add_index(model, index)
