"""Release: the changes gathered since the last version get a number, a note and a date."""

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.library import rights
from nuanju.library.models import LibraryVersion


@transaction.atomic
def release(*, note: str, by) -> LibraryVersion:
    """Close the open version; its change list is its nodes."""
    if not rights.keep(by):
        raise Denied("release")
    if not note.strip():
        raise Invalid("library_note_needed", "note")
    version = LibraryVersion.objects.select_for_update().filter(released_at=None).first()
    if version is None:
        raise Refused("library_nothing_to_release")
    version.note, version.released_by, version.released_at = note.strip(), by, timezone.now()
    version.effective_on = timezone.localdate()
    version.save()
    events.record("library.released", version, by=by, data={"number": version.number, "note": version.note})
    return version
