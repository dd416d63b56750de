"""Note: an internal remark, never shown to the customer."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Note
from nuanju.core import files


def note(case, *, text: str, by, photos: tuple[str, ...] = ()):
    words = checks.text(text, "text", "content_missing")
    with FLOW.advance(case, "note", by=by, text=words) as row:
        Note.objects.create(case=row, text=words, by=by, at=timezone.now())
        files.attach(photos, row, step="note", by=by)
    return case
