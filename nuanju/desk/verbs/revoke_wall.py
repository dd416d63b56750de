"""Revoke wall: the link opens nothing from now on, and never again."""

from django.db import transaction
from django.utils import timezone

from nuanju.core.events import record
from nuanju.core.refusals import Denied, Refused
from nuanju.desk.models import WallLink


@transaction.atomic
def revoke_wall(link: WallLink, *, by) -> WallLink:
    if not by.may("keep_walls"):
        raise Denied("revoke_wall", link)
    row = WallLink.objects.visible_to(by).select_for_update(no_key=True).get(pk=link.pk)
    if row.revoked_at:
        raise Refused("wall_revoked", row, name=row.name)
    row.revoked_at = timezone.now()
    row.save(update_fields=["revoked_at"])
    record("wall.revoked", row, by=by, data={"what": row})
    return row
