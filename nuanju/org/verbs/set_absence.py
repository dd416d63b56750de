"""Set absence: leave or travel; while it lasts the deputy acts."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.refusals import Invalid
from nuanju.core.rights import require
from nuanju.org import rights
from nuanju.org.models import Absence, User


def set_absence(
    user: User, *, starts_at: datetime.datetime, ends_at: datetime.datetime, by, reason: str = ""
) -> Absence:
    require(rights, "absence", by=by, subject=user)
    if ends_at <= starts_at:
        raise Invalid("shift_backwards", "ends_at")
    with transaction.atomic():
        absence = Absence.objects.create(user=user, starts_at=starts_at, ends_at=ends_at, reason=reason)
        data = {"user": user, "starts_at": _words(starts_at), "ends_at": _words(ends_at), "reason": reason}
        record("absence.set", absence, by=by, data=data)
    return absence


def end_absence(absence: Absence, *, by) -> None:
    """Back earlier than planned: ends now, or never was when it had not begun."""
    require(rights, "absence", by=by, subject=absence.user)
    now = timezone.now()
    with transaction.atomic():
        record("absence.ended", absence, by=by, data={"user": absence.user})
        if absence.starts_at >= now:
            absence.delete()
        elif absence.ends_at > now:
            absence.ends_at = now
            absence.save(update_fields=["ends_at"])


def _words(moment: datetime.datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")
