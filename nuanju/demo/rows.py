"""Rows by the thousand: keys from the sequences, then one COPY per table; no events, no jobs, no signals."""

from collections import defaultdict
from typing import TypeVar

from django.db import models

from nuanju.core.copying import copy_rows, take_keys

M = TypeVar("M", bound=models.Model)
BLOCK = 2000  # keys taken from a sequence at once


class Rows:
    """Unsaved rows wait here with their keys already given, so that they may name each other; `flush` writes them.

    Foreign keys are checked at the end of the transaction, so the order of the tables does not matter.
    """

    def __init__(self) -> None:
        self.waiting: dict[type[models.Model], list[dict]] = defaultdict(list)
        self.keys: dict[type[models.Model], list[int]] = defaultdict(list)
        self.written: set[type[models.Model]] = set()

    def add(self, row: M) -> M:
        """Give the row its key and keep it for the next flush; it may still change until then."""
        if row.pk is None:
            row.pk = self.key(type(row))
        self.waiting[type(row)].append(row.__dict__)
        return row

    def add_values(self, model: type[models.Model], values: dict) -> int:
        """The same without the cost of an instance; every column but the key is named. Returns the key."""
        key = self.key(model)
        self.waiting[model].append({model._meta.pk.attname: key, **values})
        return key

    def key(self, model: type[models.Model]) -> int:
        """The next key of the table."""
        if not self.keys[model]:
            self.keys[model] = take_keys(model, BLOCK)[::-1]
        return self.keys[model].pop()

    def flush(self) -> None:
        for model, rows in self.waiting.items():
            copy_rows(model, rows)
            self.written.add(model)
        self.waiting.clear()
