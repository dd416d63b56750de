"""Rows by the million: plain values, keys given out here, one COPY per table and batch; no events, no jobs."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from django.db.models import Max


class Rows:
    """Values wait per table in the order of its columns; `flush` writes them in one transaction's time."""

    def __init__(self) -> None:
        self.waiting: dict[type[models.Model], list[list]] = defaultdict(list)
        self.last: dict[type[models.Model], int] = {}
        self.written = 0

    def key(self, model: type[models.Model], count: int = 1) -> int:
        """The first of `count` neighbouring keys."""
        if model not in self.last:
            self.last[model] = model._base_manager.aggregate(last=Max("pk"))["last"] or 0
        self.last[model] += count
        return self.last[model] - count + 1

    def add(self, model: type[models.Model], **values: Any) -> int:
        """One row by name, its other fields at their defaults; for tables with few columns to fill."""
        row = model(**values)
        row.pk = row.pk or self.key(model)
        self.waiting[model].append(plain(row))
        return row.pk

    def flush(self) -> None:
        for model, rows in self.waiting.items():
            _copy(model, rows)
            self.written += len(rows)
        self.waiting.clear()

    def settle(self) -> None:
        """The tables' own sequences go on behind the keys given out."""
        with connection.cursor() as cursor:
            for model, last in self.last.items():
                cursor.execute("select setval(pg_get_serial_sequence(%s, 'id'), %s)", [model._meta.db_table, last])


def plain(row: models.Model) -> list:
    """What COPY writes for a row: a document as its text, everything else as the driver takes it."""
    return [
        json.dumps(value, ensure_ascii=False, default=str) if isinstance(field, models.JSONField) and value is not None
        else getattr(value, "name", value) if isinstance(field, models.FileField)
        else value
        for field in row._meta.concrete_fields
        for value in [getattr(row, field.attname)]
    ]  # fmt: skip


def _copy(model: type[models.Model], rows: Iterable[list]) -> None:
    columns = ", ".join(f'"{f.column}"' for f in model._meta.concrete_fields)
    with connection.cursor() as cursor, cursor.copy(f'copy "{model._meta.db_table}" ({columns}) from stdin') as out:
        for row in rows:
            out.write_row(row)
