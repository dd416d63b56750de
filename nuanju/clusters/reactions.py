"""Clusters follow what happens to cases; who is told when a cluster moves. Each reaction may be repeated."""

from nuanju.cases.choices import OPEN
from nuanju.cases.models import Case
from nuanju.clusters import alerts, alike, engine, ladder, membership, telling, verbs
from nuanju.clusters.choices import Level
from nuanju.clusters.models import Cluster, Message, TechAlert
from nuanju.clusters.queries import reachable
from nuanju.clusters.raising import raise_members
from nuanju.core import live
from nuanju.core.actors import SYSTEM
from nuanju.core.events import on
from nuanju.notify.choices import Weight
from nuanju.notify.verbs import send

BORN = ("case.registered", "case.brought_in")
CHANGED = ("case.classified", "case.contacted", "case.completed", "case.reopened", "case.place_corrected")
ENDED = ("case.merged", "case.cancelled")
RISING = (
    "cluster.activated",
    "cluster.grew",
    "cluster.raised",
    "cluster.reopened",
    "cluster.joined",
    "cluster.took_in",
)


def case_of(event) -> Case | None:
    """History that came closed is none of ours."""
    case = Case.objects.select_related("project", "node", "house__unit", "house__building").get(pk=event.subject_id)
    return None if event.kind == "case.brought_in" and case.state not in OPEN else case


@on(*BORN, *CHANGED, *ENDED)
def bring_clusters_up_to_date(event):
    if case := case_of(event):
        membership.follow(case)
        engine.bring_up(case)


@on(*BORN, *CHANGED)
def watch_stacks(event):
    if case := case_of(event):
        alerts.stack(case)


@on(*BORN, *CHANGED)
def watch_suppliers(event):
    if case := case_of(event):
        alerts.supplier(case)


@on(*BORN)
def offer_likenesses(event):
    if case := case_of(event):
        alike.offer(case)


def cluster_of(event) -> Cluster:
    return Cluster.objects.select_related("project", "responsible").get(pk=event.subject_id)


def answered_for(event) -> Cluster:
    """Whoever has left or is away is relieved before anybody is told to look after it."""
    cluster = cluster_of(event)
    now = ladder.responsible_for(cluster) if cluster.is_under_way else None
    return verbs.relieve(cluster, by=SYSTEM) if now and now != cluster.responsible else cluster


@on(*RISING)
def raise_severity(event):
    raise_members(cluster_of(event))


@on("cluster.joined", "cluster.took_in")
def ask_the_rules(event):
    """Whoever was put in by hand counts like the others: the fifth household makes a watch a cluster."""
    cluster = Cluster.objects.select_related("first_case__project", "first_case__node").get(pk=event.subject_id)
    if cluster.is_under_way:
        engine.bring_up(cluster.first_case, cluster.key)


@on("case.reopened")
def raise_again(event):
    """A case that belongs and comes back is raised like the others."""
    for cluster in Cluster.objects.under_way().filter(members__case=event.subject_id, members__left_at=None).distinct():
        raise_members(cluster)


@on("cluster.opened")
def tell_watch(event):
    """A group that is hot from the start is told as a cluster, not as a watch before."""
    cluster = answered_for(event)
    if event.data.get("found") in (None, Level.WATCH):
        _tell(event, cluster, "观察", telling.watchers(cluster), channels=telling.WATCH_CHANNELS)


@on("cluster.activated", "cluster.raised", "cluster.reopened", "cluster.grew", "cluster.joined", "cluster.took_in")
def tell_cluster(event):
    """It stands, rises, comes back, or has new households."""
    if event.data.get("level") == Level.WATCH or event.data.get("added", 1) < 1:
        return
    cluster, words = answered_for(event), STEPS[event.kind]
    words = "集中爆发（紧急）" if event.data.get("burst") else words
    _tell(event, cluster, words, telling.deciders(cluster), channels=telling.CLUSTER_CHANNELS, weight=Weight.PRESSING)


def _tell(event, cluster: Cluster, words: str, people, *, channels, weight=Weight.IMPORTANT) -> None:
    told = telling.values(cluster, words, event.data["households"])
    send(event, "N11", to=people, values=told, link=telling.link(cluster), channels=channels, weight=weight)


STEPS = {
    "cluster.activated": "成立", "cluster.raised": "升为重大", "cluster.reopened": "重启", "cluster.grew": "新增户",
    "cluster.joined": "新增户", "cluster.took_in": "合并后新增户",
}  # fmt: skip


@on("alert.raised")
def tell_alert(event):
    alert = TechAlert.objects.select_related("project", "contractor").get(pk=event.subject_id)
    told = {
        "project": alert.project.name if alert.project else "集团", "problem": alert.title,
        "households": event.data["households"],
    }  # fmt: skip
    send(event, "N11.alert", to=telling.alerted(alert), values=told, link="/clusters/alerts/", weight=Weight.IMPORTANT)


@on("cluster.message_sent")
def send_out(event):
    """One notice per household's caller; the same event again tells nobody twice."""
    message = Message.objects.select_related("cluster").get(pk=event.data["message"])
    Message.objects.filter(pk=message.pk).update(event_id=event.pk)
    for case, person in reachable(message.cluster):
        told = {"number": case.number, "message": message.text}
        send(event, "N16", to=[person], values=told, channels=telling.MESSAGE_CHANNELS)
    live.tell(message.cluster)  # the log has its rows
