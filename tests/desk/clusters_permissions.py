"""Group complaints on the desk: seen in reach, managed by whoever presses there."""

from nuanju.clusters.models import Suggestion, TechAlert
from tests.cases import stories as cases
from tests.clusters import stories
from tests.permissions import DENIED, OK, Row


def cluster(world, path: str = "") -> str:
    if not hasattr(world, "the_cluster"):
        world.the_cluster = stories.active(world)
    return f"/clusters/{world.the_cluster.pk}/{path}"


def likeness(world, verdict: str) -> str:
    from django.utils import timezone

    one, other = cases.registered(world), cases.registered(world, house=world.house1602)
    row = Suggestion.objects.create(
        project=world.bw, case=one, like=other, kind="words", score="0.6", at=timezone.now()
    )
    return f"/clusters/likenesses/{row.pk}/{verdict}"


def alert(world) -> str:
    from django.utils import timezone

    row = TechAlert.objects.create(kind="stack", key="stack:1", project=world.bw, title="02位", at=timezone.now())
    return f"/clusters/alerts/{row.pk}/settle"


ROWS = {
    "cluster_list": Row("/clusters/", right="cs_manager", stranger=OK, viewer=OK),
    "cluster_page": Row(cluster, right="gm", viewer=OK),
    "cluster_message": [
        Row(lambda w: cluster(w, "message/"), right="cs_manager", viewer=DENIED),
        Row(lambda w: cluster(w, "message/"), right="cs_manager", method="post", viewer=DENIED),
    ],
    "cluster_verb": [
        Row(lambda w: cluster(w, "set_plan/"), right="cs_manager", viewer=DENIED),
        Row(lambda w: cluster(w, "join/"), right="gm", method="post", viewer=DENIED),
        Row(lambda w: cluster(w, "control/"), right="gm", method="post", viewer=DENIED),
    ],
    "declare_joint": Row(lambda w: f"/clusters/joint/{cases.registered(w).number}/", right="agent", viewer=DENIED),
    "decide_likeness": [
        Row(lambda w: likeness(w, "dismiss"), right="cs_manager", method="post", viewer=DENIED),
        Row(lambda w: likeness(w, "accept"), right="agent", method="post", viewer=DENIED),
    ],
    "tech_alerts": Row("/clusters/alerts/", right="engineer", stranger=OK, viewer=OK),
    "settle_alert": Row(alert, right="engineer", viewer=DENIED),
}
