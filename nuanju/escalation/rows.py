"""The row of one change of who answers, made from its event; made once however often it is asked for."""

import datetime

from django.db import transaction

from nuanju.cases.choices import Severity
from nuanju.cases.figures import figure
from nuanju.cases.models import Case
from nuanju.core import jobs
from nuanju.escalation import ladder
from nuanju.escalation.choices import Move
from nuanju.escalation.models import Escalation
from nuanju.org.models import User

MOVES = {
    "case.severity_raised": Move.RAISED, "case.severity_lowered": Move.LOWERED, "case.handed_over": Move.HANDED_OVER,
}  # fmt: skip


def concerns(event) -> bool:
    """Before anything rose the handler answers, and changes with the work: that is no rung."""
    raised = Case.objects.filter(pk=event.subject_id, rung__gt=0)
    return event.kind != "case.handed_over" or raised.exists()


@transaction.atomic
def of(event) -> Escalation:
    """The row of the event."""
    case = Case.objects.cards().select_related("project__city_company").get(pk=event.subject_id)
    row, fresh = Escalation.objects.get_or_create(event=event, defaults=_facts(event, case))
    row.case = case
    if fresh and row.act_by:
        jobs.defer_named("escalation.look", {"escalation_id": row.pk}, schedule_at=row.act_by)
    return row


def _facts(event, case: Case) -> dict:
    data, move = event.data, MOVES[event.kind]
    last = case.escalations.filter(at__lte=event.at).first()
    rung_now = last.rung if last else case.rung
    rung = data.get("rung", rung_now)
    before = data.get("rung_before", rung_now)
    level = _id(data, "level") or (last.level if last else case.severity)
    person = User.objects.filter(pk=_id(data, "responsible") or case.responsible_id).first()  # nobody named: as it was
    post = ladder.seat_of(person, case, rung) if person and rung else None
    return {
        "case": case, "project_id": case.project_id, "move": move, "at": event.at, "rung_before": before, "rung": rung,
        "before": _id(data, "before") or level, "level": Severity(level), "former_id": _id(data, "former"),
        "responsible": person, "post": post, "causes": causes(data),
        "passed": passed(case, before, rung, person) if move == Move.RAISED else [],
        "act_by": act_by(person, post, event.at) if rung else None,
    }  # fmt: skip


def causes(data: dict) -> list[str]:
    return [str(c)[:300] for c in data.get("causes") or [data.get("reason") or ""] if c]


def passed(case: Case, before: int, rung: int, responsible: User | None) -> list[dict]:
    """Who stood on the rungs a jump left out; whoever answers now was not passed."""
    steps = ladder.passed(case, before, rung)
    return [{"rung": s.rung.value, "id": s.person.pk, "text": s.person.name}
            for s in steps if s.person and s.person != responsible]  # fmt: skip


def act_by(person: User | None, post, at: datetime.datetime) -> datetime.datetime | None:
    """A deputy, or somebody absent, has so long to act before the superior takes over."""
    if person is None or not ladder.stands_in(person, post):
        return None
    return at + datetime.timedelta(hours=float(figure("deputy_hours")))


def _id(data: dict, name: str):
    return (data.get(name) or {}).get("id")
