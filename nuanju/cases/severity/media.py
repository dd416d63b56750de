"""How far a matter has got in public: M0–M4 (crisis.md §3), pure."""

from collections.abc import Iterable
from typing import NamedTuple

from nuanju.cases.choices import OutletKind

BY_KIND: dict[str, int] = {OutletKind.PRIVATE: 1, OutletKind.LOCAL: 2, OutletKind.CITY: 3, OutletKind.NATIONAL: 4}
HIGHEST = 4
GOVERNMENT = 2  # many households at the government's hotline are as loud as local media


class Loudness(NamedTuple):
    """The thresholds in force; the shipped ones where nobody has set any."""

    views: tuple[int, ...] = (10_000, 100_000, 1_000_001)  # from which M2, M3, M4
    interactions: tuple[int, ...] = (100, 1_001)  # from which M2, M3
    outlets: int = 3  # so many different outlets of a level count as the next
    local: int = 2  # so many local media are M3
    households: int = 5  # with one topic at 12345 …
    days: int = 7  # … within so many days


SHIPPED = Loudness()


def level_of(kind: str, *, views: int = 0, interactions: int = 0, limits: Loudness = SHIPPED) -> int:
    """The level of one sighting: by who spreads it and by how many have seen it."""
    seen = 1 + sum(views >= at for at in limits.views)
    moved = 1 + sum(interactions >= at for at in limits.interactions)
    return max(BY_KIND[kind], seen, moved)


def level(entries: Iterable[tuple[str, str, int]], limits: Loudness = SHIPPED) -> int:
    """The level of the matter from (outlet, kind, level); several outlets of a level count as the next."""
    highest: dict[str, int] = {}
    local = set()
    for outlet, kind, found in entries:
        name = outlet.strip().casefold()
        highest[name] = max(found, highest.get(name, 0))
        if kind == OutletKind.LOCAL:
            local.add(name)
    levels = [0, *highest.values()]
    spread = [n + 1 for n in range(1, HIGHEST) if sum(v >= n for v in levels) >= limits.outlets]
    return max(*levels, *spread, 3 if len(local) >= limits.local else 0)
