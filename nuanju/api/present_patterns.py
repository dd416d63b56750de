"""Likenesses and technical alerts in the words of the API."""

from nuanju.api.present import local
from nuanju.clusters import rights
from nuanju.clusters.choices import Verdict
from nuanju.clusters.models import Suggestion, TechAlert
from nuanju.org.models import User


def likeness(row: Suggestion, user: User) -> dict:
    return {
        "id": row.pk, "project": _project(row.project), "case": row.case.number, "like": row.like.number,
        "cluster": row.cluster_id, "kind": row.kind, "score": row.score, "place": row.place, "at": local(row.at),
        "verdict": row.verdict, "decided_by": _named(row.decided_by), "decided_at": local(row.decided_at),
        "may_decide": row.verdict == Verdict.WAITING and rights.decide_likeness(user, row),
    }  # fmt: skip


def alert(row: TechAlert, user: User) -> dict:
    """Its cases are those the reader may see: whoever asks has loaded no others."""
    return {
        "id": row.pk, "kind": row.kind, "title": row.title, "project": _project(row.project) if row.project else None,
        "contractor": _named(row.contractor), "households": row.households,
        "cases": [case.number for case in row.cases.all()], "at": local(row.at),
        "settled_at": local(row.settled_at), "settled_by": _named(row.settled_by), "finding": row.finding,
        "may_settle": row.settled_at is None and rights.settle_alert(user, row),
    }  # fmt: skip


def _project(project) -> dict:
    return {"code": project.code, "name": project.name}


def _named(row) -> dict | None:
    return {"id": row.pk, "name": row.name} if row else None
