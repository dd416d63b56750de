"""Start-up gates in the words of the API."""

from nuanju.api.present import local
from nuanju.hotline import queries, rights
from nuanju.hotline.models import Gate
from nuanju.org.models import User


def brief(standing) -> dict:
    gate = standing.gate
    return {
        "id": gate.pk, "project": {"code": gate.project.code, "name": gate.project.name}, "opens_on": gate.opens_on,
        "leader": _named(gate.leader), "opened_at": local(gate.opened_at), "items": len(standing.lines),
        "open": len(standing.open), "late": len(standing.late), "percent": standing.percent,
    }  # fmt: skip


def whole(gate: Gate, user: User) -> dict:
    standing = queries.gate_standing(gate)
    return brief(standing) | {
        "checklist": [item(line, user) for line in standing.lines],
        "trials": [trial.case.number for trial, _ in queries.trial_road(gate)],
        "may_keep": rights.keep_gate(user, gate), "may_rehearse": rights.rehearse(user, gate),
    }  # fmt: skip


def item(line, user: User) -> dict:
    step = line.step
    tickable = not line.checks_itself and step.gate.opened_at is None and rights.tick(user, step)
    return {
        "id": step.pk, "key": step.item.key, "title": step.item.title, "due_on": line.due_on, "owner": _named(line.owner),
        "done": line.done, "days_late": line.late, "checks_itself": line.checks_itself, "lacking": line.lacking,
        "note": step.note, "done_by": _named(step.done_by), "done_at": local(step.done_at), "may_tick": tickable,
    }  # fmt: skip


def _named(user: User | None) -> dict | None:
    return {"id": user.pk, "name": user.name} if user else None
