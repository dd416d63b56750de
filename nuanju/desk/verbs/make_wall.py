"""Make wall: a link for one screen that shows the figures of a place."""

import secrets

from django.utils import timezone

from nuanju.core import keeping
from nuanju.core.refusals import Denied, Invalid
from nuanju.core.text import clean
from nuanju.desk.models import WallLink


def make_wall(*, name: str, by, region=None, city=None, project=None) -> WallLink:
    """Without a place it shows the whole group."""
    if not by.may("keep_walls"):
        raise Denied("make_wall")
    if not clean(name):
        raise Invalid("required", "name", field="名称")
    link = WallLink(
        name=clean(name)[:40], region=region, city=city, project=project, made_by=by, made_at=timezone.now()
    )
    link.key = secrets.token_hex(16)
    return keeping.create(link, by=by, event="wall.made", data={"place": str(link.place or "集团")})
