"""Keep a bay: say which household has a parking bay, from and to; a mistaken entry is removed."""

from nuanju.core import keeping
from nuanju.core.refusals import Invalid
from nuanju.core.rights import require
from nuanju.customers import rights
from nuanju.customers.models import BayHolding


def give_bay(holding: BayHolding, *, by) -> BayHolding:
    """A new row; one household at a time."""
    holding.project_id = holding.bay.project_id
    require(rights, "keep_person", by=by, subject=holding)
    if holding.household.project_id != holding.project_id:
        raise Invalid("bay_elsewhere", "household", bay=holding.bay)
    return keeping.create(holding, by=by, event="bay.given")


def change_bay(holding: BayHolding, *, by, seen: int | None = None, **values) -> BayHolding:
    """Its dates."""
    require(rights, "keep_person", by=by, subject=holding)
    return keeping.change(holding, values=values, by=by, event="bay.changed", seen=seen)


def remove_bay(holding: BayHolding, *, by) -> None:
    require(rights, "keep_person", by=by, subject=holding)
    keeping.remove(holding, by=by, event="bay.removed")
