"""Write a long export: into a file of this process first, then whole into the storage; run again it does no harm."""

import tempfile

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from nuanju.core.actors import SYSTEM
from nuanju.core.events import record
from nuanju.desk.exports.books import BOOKS
from nuanju.desk.models import Export


def run(export: Export) -> None:
    """As its owner may see it now."""
    book = BOOKS[export.kind]
    found = book.keys(export.query, export.user, export.total)
    moved(export, total=len(found), written=0)
    with tempfile.TemporaryFile() as file:
        shown = book.rows(found, export.user)
        count = book.write(file, shown, export.user, lambda done: moved(export, written=done))
        file.seek(0)
        _finish(export, file, count)


def moved(export: Export, **values: int) -> None:
    """How far it has come, for whoever watches."""
    mine = Export.objects.visible_to(SYSTEM).waiting().filter(pk=export.pk)
    mine.update(**values, moved_at=timezone.now())


@transaction.atomic
def _finish(export: Export, file, count: int) -> None:
    """Once, though a worker taken for dead may come to its end as well; half a file of a killed one is overwritten."""
    row = Export.objects.visible_to(SYSTEM).waiting().select_for_update(no_key=True).filter(pk=export.pk).first()
    if row is None:
        return
    default_storage.delete(row.path)
    default_storage.save(row.path, File(file))
    row.total = row.written = count
    row.done_at = row.moved_at = timezone.now()
    row.save()
    record(BOOKS[row.kind].event, export.user, by=export.user, data={"rows": count, "filters": row.filters})
