"""Rebuild: read everything again, after an import that wrote no events or when the keys changed."""

from collections.abc import Callable, Iterable

from django.db import transaction

from nuanju.core.copying import copy_rows
from nuanju.search.models import SearchRow
from nuanju.search.sources import SOURCES
from nuanju.search.verbs.index import rows_of

BATCH = 2000


def rebuild(kinds: Iterable[str] = (), progress: Callable[[str, int], None] = lambda kind, count: None) -> int:
    """Kind by kind, batch by batch, each batch visible at once; `progress` hears the kind and how many are done."""
    done = 0
    for kind in kinds or SOURCES:
        count, last = 0, 0
        while batch := list(SOURCES[kind].all().filter(pk__gt=last).order_by("pk")[:BATCH]):
            _replace(kind, last, batch)
            last = batch[-1].pk
            count += len(batch)
            progress(kind, count)
        SearchRow.objects.filter(kind=kind, object_id__gt=last).delete()
        done += count
    return done


def _replace(kind: str, after: int, batch: list) -> None:
    with transaction.atomic():
        SearchRow.objects.filter(kind=kind, object_id__gt=after, object_id__lte=batch[-1].pk).delete()
        copy_rows(SearchRow, (row.__dict__ for row in rows_of(kind, batch)), keyed=False)
