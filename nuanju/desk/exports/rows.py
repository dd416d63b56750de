"""Which cases an export holds: those found when it starts, each read anew when its turn comes."""

from collections.abc import Iterator

from django.http import QueryDict

from nuanju.cases.models import Case
from nuanju.desk.views.cases import filtering

DIRECT = 2_000  # rows written while the browser waits; more is a job
AT_MOST = 100_000  # of one file; whoever finds more is told before it starts
CHUNK = 1_000


def keys(query: str, user, at_most: int) -> list[int]:
    """The cases found, the latest first: one query, so that nothing is lost or doubled while they move."""
    found = filtering.found(filtering.read(QueryDict(query), user), user)
    return list(found.order_by("-registered_at", "-id").values_list("pk", flat=True)[:at_most])


def count(query: str, user) -> int:
    """Counted no further than one more than a file may hold."""
    found = filtering.found(filtering.read(QueryDict(query), user), user)
    return found.order_by()[: AT_MOST + 1].count()


def cases(found: list[int], user) -> Iterator[Case]:
    """In the order of their keys; one no longer in sight is left out."""
    for start in range(0, len(found), CHUNK):
        chunk = found[start : start + CHUNK]
        rows = Case.objects.visible_to(user).cards().in_bulk(chunk)
        yield from (rows[key] for key in chunk if key in rows)


def told(query: str, user) -> str:
    """The filters as people read them."""
    return "、".join(f"{c.label} {c.value}" for c in filtering.read(QueryDict(query), user).chips) or "无"
