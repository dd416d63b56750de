"""How far a matter has got in public: M0–M4 (crisis.md §3)."""

from collections.abc import Iterable
from typing import NamedTuple

from nuanju.cases.choices import OutletKind
from nuanju.cases.figures import figures

BY_KIND: dict[str, int] = {OutletKind.PRIVATE: 1, OutletKind.LOCAL: 2, OutletKind.CITY: 3, OutletKind.NATIONAL: 4}
HIGHEST = 4


class Marks(NamedTuple):
    """The group's thresholds: reach from which a sighting is M2, M3, M4; how many outlets count as the next level."""

    views: tuple[float, ...] = (10_000, 100_000, 1_000_001)
    interactions: tuple[float, ...] = (100, 1_001)
    outlets: float = 3
    local: float = 2


SHIPPED = Marks()


def marks() -> Marks:
    """As they stand today."""
    views, moved = (
        ("media_views_m2", "media_views_m3", "media_views_m4"),
        ("media_interactions_m2", "media_interactions_m3"),
    )
    found = [float(value) for value in figures(*views, *moved, "media_outlets_next", "media_local_m3")]
    return Marks(tuple(found[:3]), tuple(found[3:5]), *found[5:])


def level_of(kind: str, *, views: int = 0, interactions: int = 0, by: Marks = SHIPPED) -> int:
    """The level of one sighting: by who spreads it and by how many have seen it."""
    seen = 1 + sum(views >= at for at in by.views)
    moved = 1 + sum(interactions >= at for at in by.interactions)
    return max(BY_KIND[kind], seen, moved)


def level(entries: Iterable[tuple[str, str, int]], *, by: Marks = SHIPPED) -> int:
    """The level of the matter from (outlet, kind, level); several outlets of a level count as the next."""
    highest: dict[str, int] = {}
    local = set()
    for outlet, kind, found in entries:
        name = outlet.strip().casefold()
        highest[name] = max(found, highest.get(name, 0))
        if kind == OutletKind.LOCAL:
            local.add(name)
    levels = [0, *highest.values()]
    spread = [n + 1 for n in range(1, HIGHEST) if sum(v >= n for v in levels) >= by.outlets]
    return max(*levels, *spread, 3 if len(local) >= by.local else 0)
