"""Ask export: a list too long for one request is written by a job, for the asker alone."""

from django.db import transaction

from nuanju.core import jobs
from nuanju.core.refusals import Refused
from nuanju.desk.exports import rows
from nuanju.desk.exports.books import BOOKS
from nuanju.desk.models import Export

AT_ONCE = 3  # of one person


@transaction.atomic
def ask_export(query: str, *, by, kind: str = "cases") -> Export:
    """`query` is the list's address; the file holds at most as many rows as one may, the latest."""
    book = BOOKS[kind]
    book.check(by)
    if Export.objects.visible_to(by).waiting().kept().count() >= AT_ONCE:
        raise Refused("exports_waiting", None, count=AT_ONCE)
    total = min(book.counted(query, by), rows.AT_MOST)
    export = Export(user=by, kind=kind, query=query, filters=book.told(query, by), total=total)
    export.save(force_insert=True)
    jobs.defer_named("desk.write_export", {"export_id": export.pk}, lock=f"export:{export.pk}")
    return export
