"""Jobs of the desk: long exports, and their files when a week has passed."""

from django.core.files.storage import default_storage
from django.utils import timezone
from procrastinate.contrib.django import app

from nuanju.core.actors import SYSTEM
from nuanju.desk.exports import writing
from nuanju.desk.models import Export


@app.task(name="desk.write_export")
def write_export(export_id: int) -> None:
    """A job of a killed worker comes again; one that failed says so to whoever waits."""
    export = Export.objects.visible_to(SYSTEM).waiting().select_related("user").filter(pk=export_id).first()
    if export is None:
        return
    try:
        writing.run(export)
    except Exception:
        Export.objects.visible_to(SYSTEM).waiting().filter(pk=export_id).update(failed_at=timezone.now())
        raise


@app.task(name="desk.sweep_exports")
def sweep_exports() -> int:
    """Rows first: a file without a row is seen by nobody."""
    gone = list(Export.objects.visible_to(SYSTEM).gone()[:500])
    Export.objects.visible_to(SYSTEM).filter(pk__in=[e.pk for e in gone]).delete()
    for export in gone:
        default_storage.delete(export.path)
    return len(gone)
