"""What other rooms show of clusters: the line on the case page."""

from typing import NamedTuple

from nuanju.cases.models import Case
from nuanju.clusters import rights
from nuanju.clusters.choices import State
from nuanju.clusters.models import Cluster
from nuanju.clusters.queries import of_case


class Line(NamedTuple):
    """本栋渗漏 3户 →, and whether the reader may open it."""

    cluster: Cluster | None
    visible: bool
    may_declare: bool

    @property
    def tone(self) -> str:
        return TONES[self.cluster.state] if self.cluster else ""


TONES: dict[str, str] = {State.WATCH: "wait", State.ACTIVE: "bad", State.CONTROLLED: "busy", State.CLOSED: "done"}


def of(case: Case, user) -> Line:
    cluster = of_case(case)
    visible = cluster is not None and (user.reach.covers(cluster.project_id))
    return Line(cluster, visible, rights.declare_joint(user, case))
