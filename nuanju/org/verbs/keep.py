"""Keep the organisation: add, change, remove regions, city companies, projects, users and posts."""

from django.db import models

from nuanju.core import keeping
from nuanju.core.rights import require
from nuanju.org import rights


def add(row: models.Model, *, by):
    require(rights, "keep", by=by, subject=row)
    return keeping.create(row, by=by, event="org.created")


def change(row: models.Model, *, by, seen: int | None = None, **values):
    """`seen` = keeping.version(row, "org.changed") as the form showed it."""
    require(rights, "keep", by=by, subject=row)
    return keeping.change(row, values=values, by=by, event="org.changed", seen=seen)


def remove(row: models.Model, *, by) -> None:
    """Only what nobody uses; Refused("in_use") says who does."""
    require(rights, "keep", by=by, subject=row)
    keeping.remove(row, by=by, event="org.removed")
