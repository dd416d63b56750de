"""Put a plan: the floor plan of a house type, as uploaded; the newest one is shown first."""

from collections.abc import Iterable

from django.db import transaction

from nuanju.core import events, files
from nuanju.core.rights import require
from nuanju.estate import rights
from nuanju.estate.models import HouseType

STEP = "plan"


@transaction.atomic
def put_plan(house_type: HouseType, *, keys: Iterable[str], by) -> HouseType:
    """`keys` of one's own uploads; none given changes nothing."""
    require(rights, "keep", by=by, subject=house_type)
    if put := files.attach(keys, house_type, step=STEP, by=by):
        events.record("house_type.plan_put", house_type, by=by, data={"files": "、".join(f.name for f in put)})
    return house_type
