"""Set spaces: the rooms of a plan type, in the order a visitor walks them."""

from collections.abc import Sequence

from django.db import transaction

from nuanju.core.events import record
from nuanju.core.rights import require
from nuanju.estate import rights
from nuanju.estate.models import HouseSpace, HouseType


def set_spaces(house_type: HouseType, *, names: Sequence[str], by) -> None:
    """Known rooms keep their row, others go or come; the same list again changes nothing."""
    require(rights, "keep", by=by, subject=house_type)
    wanted = list(dict.fromkeys(n.strip()[:20] for n in names if n.strip()))
    with transaction.atomic():
        known = {s.name: s for s in house_type.spaces.all()}
        if [s.name for s in sorted(known.values(), key=lambda s: s.position)] == wanted:
            return
        house_type.spaces.exclude(name__in=wanted).delete()
        for position, name in enumerate(wanted, 1):
            space = known.get(name) or HouseSpace(house_type=house_type, name=name)
            space.position = position
            space.save()
        record("house_type.spaces_set", house_type, by=by, data={"names": wanted})
