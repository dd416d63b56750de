"""Keep places: the list of places where our number is shown."""

from nuanju.core import keeping
from nuanju.core.rights import require
from nuanju.hotline import rights
from nuanju.hotline.models import PublishingPlace


def add_place(place: PublishingPlace, *, by) -> PublishingPlace:
    require(rights, "keep_places", by=by, subject=place)
    return keeping.create(place, by=by, event="publishing_place.created")


def change_place(place: PublishingPlace, *, by, seen: int | None = None, **values) -> PublishingPlace:
    require(rights, "keep_places", by=by, subject=place)
    return keeping.change(place, values=values, by=by, event="publishing_place.changed", seen=seen)


def remove_place(place: PublishingPlace, *, by) -> None:
    """Only one no call names; else retire it."""
    require(rights, "keep_places", by=by, subject=place)
    keeping.remove(place, by=by, event="publishing_place.removed")
