"""Who is told what of clusters (N11), on which channels: chosen here and nowhere else."""

from nuanju.clusters.choices import AlertKind, Level
from nuanju.clusters.models import Cluster, TechAlert
from nuanju.notify.recipients import Recipient
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import User
from nuanju.org.queries import first_responsible, group_users_who, holders

WATCH_CHANNELS = ("app",)
CLUSTER_CHANNELS: tuple[str, ...] | None = None  # phone and app: every channel that has a text for it
MESSAGE_CHANNELS: tuple[str, ...] | None = None


def link(cluster: Cluster) -> str:
    return f"/clusters/{cluster.pk}/"


def watchers(cluster: Cluster) -> list[Recipient]:
    """A watch is for the project's customer service; where nobody is there, for whoever answers in its place."""
    return _with_responsible(cluster, _holding(cluster.project, Role.PROJECT_CS_MANAGER))


def deciders(cluster: Cluster) -> list[Recipient]:
    """A cluster is for the project GM and regional customer service; a major one for the regional GM too."""
    roles = [Role.PROJECT_GM, Role.REGIONAL_CS]
    roles += [Role.REGIONAL_GM] if cluster.level == Level.MAJOR else []
    people = [p for role in roles for p in _holding(cluster.project, role)]
    return _with_responsible(cluster, people)


def _with_responsible(cluster: Cluster, people: list[Recipient]) -> list[Recipient]:
    answers = [Recipient(user=cluster.responsible)] if cluster.responsible else []
    return list(dict.fromkeys([*answers, *people]))


def values(cluster: Cluster, state: str, households: int) -> dict:
    return {
        "project": cluster.project.name, "problem": cluster.title.removeprefix(cluster.project.name).strip(),
        "households": households, "cluster_state": state,
    }  # fmt: skip


def alerted(alert: TechAlert) -> list[Recipient]:
    """The stack: engineering of the project. The firm: the group and the design ports of the projects concerned."""
    if alert.kind == AlertKind.STACK:
        people = [first_responsible(alert.project, PortKey.ENGINEERING)] if alert.project else []
        more = _holding(alert.project, Role.REPAIR_ENGINEER)
    else:
        projects = {case.project for case in alert.cases.select_related("project")}
        people = [first_responsible(p, PortKey.PLANNING_DESIGN) for p in sorted(projects, key=lambda p: p.pk)]
        more = [Recipient(user=u) for u in group_users_who("keep_library") if u.holds(Role.GROUP_CS_DIRECTOR)]
    return list(dict.fromkeys([*(Recipient(user=p) for p in people if p), *more]))


def _holding(project, role: str) -> list[Recipient]:
    """The post's people, a deputy while the holder is away or missing."""
    people = User.objects.filter(pk__in=holders(role, project), is_active=True)
    return [Recipient(user=u) for u in people.order_by("pk")]
