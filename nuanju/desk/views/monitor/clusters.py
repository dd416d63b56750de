"""群诉 on the board: how many of the place are watched, active and controlled, and the largest ones."""

from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from nuanju.clusters.choices import State
from nuanju.clusters.models import Cluster
from nuanju.desk.views.monitor.board import Figure
from nuanju.desk.views.monitor.place import Place

ROWS = 5
SHOWN = ((State.WATCH, "half"), (State.ACTIVE, "over"), (State.CONTROLLED, "calm"))


def of(place: Place, user) -> dict:
    """Those under way; each count opens its list."""
    mine = Cluster.objects.visible_to(user)
    found = mine if place.whole else mine.filter(project__in=[p.pk for p in place.projects])
    counts = dict(found.under_way().order_by().values_list("state").annotate(n=Count("pk")))
    figures = [
        Figure(f"cluster-{state}", str(state.label), counts.get(state.value, 0), _list(place, state), tone)
        for state, tone in SHOWN
    ]
    return {"figures": figures, "rows": found.under_way().cards().order_by("-households", "-id")[:ROWS]}


def _list(place: Place, state: str) -> str:
    """A list within one's reach needs no projects named; a part of it does."""
    named = [("project", p.code) for p in place.projects] if place.key[0] in ("region", "city", "project") else []
    return f"{reverse('cluster_list')}?{urlencode([('state', state), *named])}"
