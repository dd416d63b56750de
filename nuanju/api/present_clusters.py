"""Group complaints in the words of the API."""

from nuanju.api.present import local
from nuanju.clusters import panels
from nuanju.clusters.flow import FLOW
from nuanju.clusters.inputs import INPUTS
from nuanju.clusters.models import Cluster
from nuanju.clusters.queries import acceptance, reachable
from nuanju.core import events
from nuanju.org.models import User


def brief(cluster: Cluster) -> dict:
    person = cluster.responsible
    return {
        "id": cluster.pk, "title": cluster.title, "key": cluster.key, "state": cluster.state, "level": cluster.level,
        "project": {"code": cluster.project.code, "name": cluster.project.name}, "households": cluster.households,
        "burst": cluster.burst_at is not None, "responsible": {"id": person.pk, "name": person.name} if person else None,
        "opened_at": local(cluster.opened_at), "activated_at": local(cluster.activated_at),
        "last_joined_at": local(cluster.last_joined_at), "controlled_at": local(cluster.controlled_at),
        "closed_at": local(cluster.closed_at), "joined_into": cluster.joined_into_id, "version": cluster.version,
    }  # fmt: skip


def whole(cluster: Cluster, user: User) -> dict:
    told = acceptance(cluster)
    return brief(cluster) | {
        "cause": cluster.cause, "liable": cluster.liable, "solution": cluster.solution,
        "compensation": cluster.compensation, "review": cluster.review, "accepted": told.accepted,
        "refused": told.refused, "accept_percent": told.percent, "reachable": len(reachable(cluster)),
        "members": [household(home) for home in panels.homes(cluster)],
        "demands": [{"id": d.pk, "text": d.text, "answer": d.answer} for d in cluster.demands.all()],
        "silent": [
            {"house": s.house.pk, "name": str(s.house), "called": s.call is not None} for s in panels.silent(cluster)
        ],
        "verbs": [v for v in FLOW.verbs_for(user, cluster) if v in INPUTS], "timeline": timeline(cluster, user),
    }  # fmt: skip


def household(home: panels.Home) -> dict:
    return {
        "member": home.member.pk, "place": home.place, "why": home.why, "voiced_at": local(home.member.voiced_at),
        "joined_at": local(home.member.joined_at), "answer": home.answer.answer if home.answer else "open",
        "cases": [{"number": c.number, "state": c.state, "severity": c.severity} for c in home.cases],
        "organiser": home.organiser,
    }  # fmt: skip


def timeline(cluster: Cluster, user: User) -> list[dict]:
    masked = not user.may("see_customers", cluster.project_id)
    return [
        {
            "id": e.pk,
            "at": local(e.at),
            "actor": e.actor_name,
            "kind": e.kind,
            "sentence": events.sentence(e, masked=masked),
        }
        for e in events.timeline(cluster)
    ]
