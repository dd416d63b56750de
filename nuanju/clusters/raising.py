"""What a cluster does to its members: each open case rises, none is merged."""

import contextlib

from nuanju.cases.choices import Forced
from nuanju.cases.verbs import force
from nuanju.clusters.choices import Level
from nuanju.clusters.models import Cluster
from nuanju.clusters.queries import open_cases
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Refused

TRIGGERS = {Level.HOT: Forced.CLUSTER, Level.MAJOR: Forced.CLUSTER_MAJOR}


def raise_members(cluster: Cluster) -> None:
    """A watch raises nobody. What is raised already stays as it is."""
    trigger = TRIGGERS.get(Level(cluster.level))
    if trigger is None or not cluster.is_under_way:
        return
    for case in open_cases(cluster).order_by("pk"):
        if trigger not in case.forced:
            with contextlib.suppress(Refused):  # closed meanwhile
                force(case, trigger, by=SYSTEM, reason=f"群诉“{cluster}”，{cluster.households}户")
