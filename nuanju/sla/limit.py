"""A limit: how much time, in which unit, on whose hours. Pure."""

import math
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from nuanju.sla.choices import HoursKey, Unit

REAL_LENGTH: dict[str, timedelta] = {
    Unit.MINUTE: timedelta(minutes=1),
    Unit.HOUR: timedelta(hours=1),
    Unit.CALENDAR_DAY: timedelta(days=1),
}


@dataclass(frozen=True)
class Limit:
    """E.g. Limit(8, "wh"); one read from a policy row also names that row, its version and its warning shares."""

    amount: Decimal | int | float
    unit: str
    hours: str = HoursKey.WORKING
    row: str = ""
    policy_id: int | None = None
    half_share: int = 50
    warn_share: int = 80

    @property
    def length(self) -> timedelta:
        """Real or counted time; of working days only the calendar knows."""
        return REAL_LENGTH.get(self.unit, timedelta(hours=1)) * float(self.amount)

    def part_of(self, whole: "Limit") -> "Limit":
        """A share such as ½ of a whole limit, rounded up to whole days."""
        amount = math.ceil(Decimal(str(self.amount)) * Decimal(str(whole.amount)))
        return replace(self, amount=amount, unit=whole.unit, hours=whole.hours)

    def __str__(self):
        return f"{float(self.amount):g} {Unit(self.unit).label}"
