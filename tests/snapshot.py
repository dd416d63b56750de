"""Rows laid out once and put back by one statement: what thousands of tests begin with must not cost each its ORM."""

import json
import pickle
from collections.abc import Callable
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection

NEWER = "select coalesce(jsonb_agg(t), '[]') from {table} t where id > %s"
BACK = "insert into {table} ({columns}) select {columns} from jsonb_populate_recordset(null::{table}, %s);"


class Snapshot(NamedTuple):
    """What a builder returned, and the rows it wrote by table."""

    value: bytes
    sql: str
    rows: list[str]

    def restore(self) -> Any:
        """The same rows with the same ids, and a value of one's own."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.rows)
        return pickle.loads(self.value)


def taken(build: Callable[[], Any]) -> Snapshot:
    """Build within the transaction of a test; sequences never go back, so the ids stay free for the next one."""
    before = {table: _one(f"select coalesce(max(id), 0) from {table}") for table in _tables()}
    value = build()
    written = {table: _one(NEWER.format(table=table), last) for table, last in before.items()}
    rows = {table: found for table, found in written.items() if found}
    sql = "".join(BACK.format(table=table, columns=_columns(table)) for table in rows)
    return Snapshot(pickle.dumps(value), sql, [json.dumps(found) for found in rows.values()])


def _tables() -> list[str]:
    models = apps.get_models(include_auto_created=True)
    return [m._meta.db_table for m in models if m.__module__.startswith("nuanju.") and m._meta.pk.column == "id"]


def _columns(table: str) -> str:
    """A generated column writes itself."""
    names = "select string_agg(quote_ident(column_name), ',') from information_schema.columns where table_name = %s"
    return _one(f"{names} and is_generated = 'NEVER'", table)


def _one(sql: str, *params) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        answer = cursor.fetchone()[0]
    return json.loads(answer) if isinstance(answer, str) and answer.startswith("[") else answer
