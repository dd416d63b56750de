"""The thresholds: versioned rows; a case is judged by those in force on the day it was registered."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from nuanju.cases.models import SeverityRules
from nuanju.cases.severity.levels import LEVELS
from nuanju.cases.severity.media import SHIPPED, Loudness
from nuanju.core import memo

DIMENSIONS = {"same": "同一客户同一事件", "others": "不同客户同类问题", "delay": "延误天数", "media": "媒体级别"}
FIRST_DAY = datetime.date(2000, 1, 1)
HIGHEST = {"media": 4}
AT_MOST = 1_000
RISING = {"media_views": 3, "media_interactions": 2}  # so many values
LEAST = {"media_outlets": 2, "media_local": 1, "government_households": 2, "government_days": 1}
MANY = 1_000_000_000


class Rules(NamedTuple):
    """For each dimension the value from which a case is important, hot, major."""

    same: tuple[int, ...] = (2, 3, 5)
    others: tuple[int, ...] = (3, 5, 10)
    delay: tuple[int, ...] = (3, 7, 15)
    media: tuple[int, ...] = (1, 2, 3)
    window_days: int = 30
    number: int = 1
    loud: Loudness = SHIPPED  # what makes a media level

    def rank(self, dimension: str, value: int) -> int:
        """0 normal … 3 major."""
        return sum(value >= at for at in getattr(self, dimension))

    def next(self, dimension: str, value: int) -> tuple[str, int] | None:
        """The level above the value's and the value that reaches it."""
        rank = self.rank(dimension, value)
        steps = getattr(self, dimension)
        return (LEVELS[rank + 1], steps[rank]) if rank < len(steps) else None


def bounds(dimension: str) -> tuple[int, int]:
    """The least and the most a threshold may be: one contact, one household is nothing yet."""
    return 1 if dimension in ("delay", "media") else 2, HIGHEST.get(dimension, AT_MOST)


def fits(dimension: str, steps: Sequence[int]) -> bool:
    """Three values, rising, none skipped."""
    least, most = bounds(dimension)
    return len(steps) == 3 and least <= steps[0] < steps[1] < steps[2] <= most


def loud_fits(field: str, value) -> bool:
    """A column of what makes a media level: rising values, or a number that is neither nothing nor absurd."""
    if field not in RISING:
        return LEAST[field] <= value <= AT_MOST
    rising = all(a < b for a, b in zip((0, *value), value, strict=False))
    return len(value) == RISING[field] and rising and value[-1] <= MANY


@memo.once_a_request
def in_force(on: datetime.date) -> Rules:
    """The shipped figures where nobody has set any."""
    row = SeverityRules.objects.filter(effective_on__lte=on).order_by("-effective_on").first()
    return read(row) if row else Rules()


def of(case) -> Rules:
    return in_force(timezone.localdate(case.registered_at))


def read(row: SeverityRules) -> Rules:
    same, others, delay, media = (tuple(getattr(row, d)) for d in DIMENSIONS)
    loud = loudness({f: getattr(row, f) for f in (*RISING, *LEAST)})
    return Rules(same, others, delay, media, row.window_days, row.number, loud)


def columns(loud: Loudness) -> dict:
    """As the row keeps them."""
    return {
        "media_views": list(loud.views), "media_interactions": list(loud.interactions), "media_outlets": loud.outlets,
        "media_local": loud.local, "government_households": loud.households, "government_days": loud.days,
    }  # fmt: skip


def loudness(columns: dict) -> Loudness:
    """From the columns of a row, all of them."""
    views, interactions = (tuple(columns[field]) for field in RISING)
    return Loudness(views, interactions, *(columns[field] for field in LEAST))


def versions() -> QuerySet[SeverityRules]:
    """All versions with who set them, the newest first."""
    return SeverityRules.objects.select_related("set_by")


def eras() -> list[tuple[Rules, datetime.date, datetime.date | None]]:
    """All versions with the days on which cases were registered under them."""
    rows = list(SeverityRules.objects.order_by("effective_on"))
    shipped = [(Rules(), FIRST_DAY)] if not rows or rows[0].effective_on > FIRST_DAY else []
    known = shipped + [(read(r), r.effective_on) for r in rows]
    ends = [day for _, day in known[1:]] + [None]
    return [(rules, day, end) for (rules, day), end in zip(known, ends, strict=True)]


def load() -> None:
    """Write the shipped version where there is none (idempotent)."""
    shipped = Rules()
    figures = {d: list(getattr(shipped, d)) for d in DIMENSIONS} | {"window_days": shipped.window_days}
    figures |= columns(shipped.loud)
    SeverityRules.objects.get_or_create(number=1, defaults={"effective_on": FIRST_DAY, **figures})
