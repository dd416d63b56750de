"""How far a matter has got in public: M0–M4 (crisis.md §3), pure."""

from collections.abc import Iterable

from nuanju.cases.choices import OutletKind

BY_KIND: dict[str, int] = {OutletKind.PRIVATE: 1, OutletKind.LOCAL: 2, OutletKind.CITY: 3, OutletKind.NATIONAL: 4}
VIEWS, INTERACTIONS = (10_000, 100_000, 1_000_001), (100, 1_001)  # from which M2, M3, M4
OUTLETS_COUNT_AS_NEXT = 3
LOCAL_MEDIA_FOR_M3 = 2
HIGHEST = 4


def level_of(kind: str, *, views: int = 0, interactions: int = 0) -> int:
    """The level of one sighting: by who spreads it and by how many have seen it."""
    seen = 1 + sum(views >= at for at in VIEWS)
    moved = 1 + sum(interactions >= at for at in INTERACTIONS)
    return max(BY_KIND[kind], seen, moved)


def level(entries: Iterable[tuple[str, str, int]]) -> int:
    """The level of the matter from (outlet, kind, level); several outlets of a level count as the next."""
    highest: dict[str, int] = {}
    local = set()
    for outlet, kind, found in entries:
        name = outlet.strip().casefold()
        highest[name] = max(found, highest.get(name, 0))
        if kind == OutletKind.LOCAL:
            local.add(name)
    levels = [0, *highest.values()]
    spread = [n + 1 for n in range(1, HIGHEST) if sum(v >= n for v in levels) >= OUTLETS_COUNT_AS_NEXT]
    return max(*levels, *spread, 3 if len(local) >= LOCAL_MEDIA_FOR_M3 else 0)
