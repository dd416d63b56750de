"""Index: write what search knows of one object, or forget it."""

from collections.abc import Iterable

from nuanju.search.keys import row_keys
from nuanju.search.models import SearchRow
from nuanju.search.sources import SOURCES


def index(kind: str, object_id: int) -> None:
    """As the object is now; safe to repeat, forgets what is gone or merged away."""
    found = SOURCES[kind].all().filter(pk=object_id).first()
    if found is None:
        forget(kind, object_id)
        return
    rows = rows_of(kind, [found])
    known = SearchRow.objects.filter(kind=kind, object_id=object_id)
    known.exclude(project_id__in=[r.project_id for r in rows if r.project_id]).delete()
    save(rows)


def forget(kind: str, object_id: int) -> None:
    SearchRow.objects.filter(kind=kind, object_id=object_id).delete()


def rows_of(kind: str, objects: Iterable) -> list[SearchRow]:
    """One unsaved row per object and project."""
    rows = []
    for found in objects:
        entry = SOURCES[kind].read(found)
        grams, text = row_keys(entry.texts, entry.numbers)
        rows += [
            SearchRow(kind=kind, object_id=found.pk, project_id=project, at=entry.at, grams=grams, text=text)
            for project in entry.projects
        ]
    return rows


def save(rows: list[SearchRow]) -> None:
    SearchRow.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "object_id", "project_id"],
        update_fields=["at", "grams", "text"],
        batch_size=500,
    )
