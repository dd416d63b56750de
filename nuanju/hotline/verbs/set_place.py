"""Set place: where the caller saw our number."""

from django.db import transaction

from nuanju.core import events
from nuanju.core.rights import require
from nuanju.hotline import rights
from nuanju.hotline.models import Call
from nuanju.hotline.reports import locked


@transaction.atomic
def set_place(call: Call, *, place, by) -> Call:
    """Twice is once."""
    require(rights, "annotate", by=by, subject=call)
    row = locked(call)
    if row.place_id != (place.pk if place else None):
        row.place = place
        row.save(update_fields=["place"])
        events.record("call.place_set", row, by=by, data={"place": place})
    return row
