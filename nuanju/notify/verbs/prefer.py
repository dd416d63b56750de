"""Prefer: what I do not want to hear by which channel, and my own quiet hours."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from nuanju.core import events
from nuanju.core.refusals import Invalid
from nuanju.notify import choosing
from nuanju.notify.models import Preference

LONGEST = datetime.timedelta(hours=14)  # somebody who is never to be disturbed has a deputy


@transaction.atomic
def prefer(
    *, off: Iterable[str], by, quiet_from: datetime.time | None = None, quiet_until: datetime.time | None = None
):
    """Replace `by`'s own wishes; without hours the group's quiet hours count. Raises Invalid at the field that does not fit."""
    chosen = sorted(set(off))
    if not set(chosen) <= choosing.names():
        raise Invalid("not_to_be_turned_off", "off")
    if (quiet_from is None) != (quiet_until is None):
        raise Invalid("quiet_half", "quiet_until" if quiet_until is None else "quiet_from")
    if quiet_from and quiet_until and _length(quiet_from, quiet_until) > LONGEST:
        raise Invalid("quiet_too_long", "quiet_until")
    row, _ = Preference.objects.update_or_create(
        user_id=by.pk, defaults={"off": chosen, "quiet_from": quiet_from, "quiet_until": quiet_until}
    )
    hours = f"{quiet_from:%H:%M}—{quiet_until:%H:%M}" if quiet_from and quiet_until else "按集团规定"
    events.record("preference.set", row, by=by, data={"off": [choosing.words(name) for name in chosen], "quiet": hours})
    return row


def _length(start: datetime.time, end: datetime.time) -> datetime.timedelta:
    minutes = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % (24 * 60)
    return datetime.timedelta(minutes=minutes)
