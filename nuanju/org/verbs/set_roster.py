"""Set roster: who is on duty for a port, or for the whole project at night."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.refusals import Invalid
from nuanju.core.rights import require
from nuanju.org import rights
from nuanju.org.models import DutyRoster, Project, User


def set_roster(
    project: Project, *, user: User, starts_at: datetime.datetime, ends_at: datetime.datetime, by, port: str = ""
) -> DutyRoster:
    """Raises Invalid("roster_overlaps") when he has that duty already."""
    require(rights, "roster", by=by, subject=project)
    if ends_at <= starts_at:
        raise Invalid("shift_backwards", "ends_at")
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        same = DutyRoster.objects.filter(project=project, port=port, user=user)
        if other := same.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).first():
            raise Invalid("roster_overlaps", "user", user=user, what=other)
        shift = DutyRoster.objects.create(project=project, port=port, user=user, starts_at=starts_at, ends_at=ends_at)
        record("roster.set", shift, by=by, data=_words(shift))
    return shift


def clear_roster(shift: DutyRoster, *, by) -> None:
    require(rights, "roster", by=by, subject=shift.project)
    with transaction.atomic():
        record("roster.cleared", shift, by=by, data=_words(shift))
        shift.delete()


def _words(shift: DutyRoster) -> dict:
    moments = {n: timezone.localtime(getattr(shift, n)).strftime("%m-%d %H:%M") for n in ("starts_at", "ends_at")}
    return {"user": shift.user, "port": shift.get_port_display(), **moments}
