"""Revise a limit: a new version from a day on, for the group or one place; running clocks keep the one they started with."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid
from nuanju.org.models import CityCompany, Project, Region
from nuanju.sla import rights
from nuanju.sla.choices import Unit
from nuanju.sla.models import LimitPolicy

PLACES = {Region: "region", CityCompany: "city_company", Project: "project"}
COPIED = ("row", "kind", "repair_class", "unit", "hours", "half_share", "warn_share")
AT_MOST = 1000


@transaction.atomic
def revise_limit(
    policy: LimitPolicy,
    *,
    amount,
    effective_on: date,
    by,
    place: Region | CityCompany | Project | None = None,
    **changed,
) -> LimitPolicy:
    """Without `place` the new version holds where the old one did.

    `changed` may name unit, hours, half_share, warn_share, and a `row` of its own for what was common to all rows.
    """
    if not rights.keep_policies(by, place or policy.place):
        raise Denied("revise_limit", policy)
    here = {PLACES[type(place)]: place} if place else {f: getattr(policy, f) for f in PLACES.values()}
    row = LimitPolicy(**{f: getattr(policy, f) for f in COPIED} | changed, **here)
    row.amount, row.effective_on = Decimal(str(amount)), effective_on
    _check(row)
    row.save()
    told = {"policy": row, "limit": str(row), "before": str(policy), "effective_on": effective_on, "place": place}
    events.record("limit.revised", row, by=by, data=told)
    return row


def _check(row: LimitPolicy) -> None:
    if row.effective_on < timezone.localdate():
        raise Invalid("policy_past", "effective_on")
    if not 0 < row.amount <= AT_MOST or (row.unit in (Unit.WORKING_DAY, Unit.CALENDAR_DAY) and row.amount % 1):
        raise Invalid("amount_wrong", "amount")
    if not 0 < row.half_share < row.warn_share < 100:
        raise Invalid("shares_wrong", "warn_share")
    same = {f: getattr(row, f) for f in ("row", "kind", "repair_class", "effective_on", *PLACES.values())}
    if LimitPolicy.objects.filter(**same).exists():
        raise Invalid("policy_day_taken", "effective_on")
