"""Escalation, progress reports and supervision in the words of the API."""

from django.utils import timezone

from nuanju.api.present import local
from nuanju.escalation.flow import FLOW
from nuanju.escalation.models import Escalation, ProgressReport, ReportDuty, Supervision, SupervisionTurn


def escalation(row: Escalation) -> dict:
    return {
        "id": row.pk, "number": row.case.number, "at": local(row.at), "move": row.move, "before": row.before,
        "level": row.level, "rung_before": row.rung_before, "rung": row.rung, "former": person(row.former),
        "responsible": person(row.responsible), "causes": row.causes,
        "passed": [{"id": p["id"], "name": p["text"]} for p in row.passed], "stands_in": row.stands_in,
    }  # fmt: skip


def report(row: ProgressReport) -> dict:
    return {
        "id": row.pk, "number": row.case.number, "at": local(row.at), "by": person(row.by), "due_at": local(row.due_at),
        "late": row.late, "text": row.text, "next_step": row.next_step, "next_on": row.next_on,
    }  # fmt: skip


def duty(row: ReportDuty) -> dict:
    return {
        "number": row.case.number, "rung": row.rung, "responsible": person(row.case.responsible),
        "due_at": local(row.due_at), "heard_at": local(row.heard_at),
        "overdue": row.due_at is not None and row.due_at < timezone.now(),
    }  # fmt: skip


def supervision(row: Supervision, user) -> dict:
    return {
        "id": row.pk, "number": row.case.number, "state": row.state, "level": row.level, "by": person(row.by),
        "at": local(row.at), "turn": row.turn, "ask": row.ask, "due_at": local(row.due_at), "overdue": row.is_late,
        "answer": row.answer, "answered_by": person(row.answered_by), "answered_at": local(row.answered_at),
        "ended_at": local(row.ended_at), "ending": row.ending, "earlier": [turn(t) for t in row.turns.all()],
        "verbs": FLOW.verbs_for(user, row),
    }  # fmt: skip


def turn(row: SupervisionTurn) -> dict:
    return {
        "turn": row.turn, "ask": row.ask, "due_at": local(row.due_at), "answer": row.answer,
        "answered_by": person(row.answered_by), "answered_at": local(row.answered_at),
    }  # fmt: skip


def person(user) -> dict | None:
    return {"id": user.pk, "name": user.name} if user else None
