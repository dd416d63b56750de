"""Questions about the ladder: where a case stands on it, what I owe, what waits for me."""

import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet

from nuanju.core.models import Event
from nuanju.escalation import ladder
from nuanju.escalation.choices import Pressing, Rung
from nuanju.escalation.models import Escalation, ProgressReport, ReportDuty, Supervision
from nuanju.escalation.models.base import answered_by
from nuanju.org.models import User


class Standing(NamedTuple):
    """One rung of the picture: who stands there, since when he answers, whether the rise passed him by."""

    rung: Rung
    person: User | None
    state: str  # now, done, passed, or "" (still above)
    at: datetime.datetime | None
    stands_in: bool

    @property
    def words(self) -> str:
        who = self.person.name if self.person else "无人"
        return f"{self.rung.label} · {who}{'（代）' if self.stands_in else ''}"


def history(case) -> list[Escalation]:
    """Every change of who answers, the latest first."""
    return list(case.escalations.select_related("former", "responsible"))


def picture(case, rows: list[Escalation]) -> list[Standing]:
    """The ladder as it stands: the rungs climbed with whoever answered there, the others with whoever stands there now."""
    return [_standing(case, step, rows) for step in ladder.steps(case)]


def _standing(case, step: ladder.Step, rows: list[Escalation]) -> Standing:
    there = next((r for r in rows if r.rung == step.rung), None)
    since = there.at if there else None
    if step.rung == case.rung:
        return Standing(step.rung, case.responsible, "now", since, bool(there and there.stands_in))
    if there or (step.rung == Rung.HANDLER and rows):
        return Standing(step.rung, step.person if there is None else there.responsible, "done", since, False)
    jump = next((r for r in rows for p in r.passed if p["rung"] == step.rung), None)
    return Standing(step.rung, step.person, "passed" if jump else "", jump.at if jump else None, False)


def duty_of(case) -> ReportDuty | None:
    """What the responsible person owes now."""
    return ReportDuty.objects.running().filter(case=case).first()


def reports_of(case) -> QuerySet[ProgressReport]:
    return case.progress_reports.select_related("by")


def to_report_by(user) -> QuerySet[ReportDuty]:
    """The reports he owes, as the responsible person or sharing his post; the next due first."""
    return ReportDuty.objects.running().filter(answered_by(user)).order_by("due_at", "pk")


def supervisions_of(case) -> QuerySet[Supervision]:
    return case.supervisions.select_related("by", "answered_by").prefetch_related("turns__answered_by")


def waiting_supervisions(user) -> int:
    """Those to answer and those whose answer I have to judge."""
    asked = answered_by(user) | Q(case__handler=user)
    return Supervision.objects.filter((asked & Q(state=Pressing.ASKED)) | Q(by=user, state=Pressing.ANSWERED)).count()


def silences(*, since: datetime.datetime, until: datetime.datetime) -> QuerySet[Event]:
    """Hot cases put down as silent in the period, for the bulletin: events that name case, days and person."""
    return Event.objects.filter(kind="case.report_missing", at__gte=since, at__lt=until).order_by("at")
