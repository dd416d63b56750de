"""Open: the rules have found a group; it is watched from now on."""

from django.utils import timezone

from nuanju.clusters import keys, ladder
from nuanju.clusters.choices import Level
from nuanju.clusters.enlist import Newcomer, enlist, rules_of
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster


def open(project, code: str, *, newcomers: list[Newcomer], by, level: str | None = Level.WATCH) -> Cluster:
    """`level` is what the rules found: a group that is hot at once is not announced as a watch first."""
    first = min((n.case for n in newcomers), key=lambda c: (c.registered_at, c.pk))
    now = timezone.now()
    cluster = Cluster(
        project=project, key=code, title=f"{project} {keys.title_of(code)}"[:120], first_case=first, opened_at=now,
        since=first.registered_at, last_joined_at=now,
    )  # fmt: skip
    with FLOW.advance(cluster, "open", by=by, reason=rules_of(newcomers), found=str(level or Level.WATCH)) as row:
        row.responsible = ladder.responsible_for(row)
        row.save()
        enlist(row, newcomers, by=by)
        row.event_data = {"households": row.households}
    return cluster
