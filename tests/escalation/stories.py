"""Raise a case and lead it to where a test begins."""

import datetime

from nuanju.cases import verbs as cases
from nuanju.cases.choices import Forced
from nuanju.cases.models import Case
from nuanju.core import events
from nuanju.core.actors import SYSTEM
from nuanju.escalation import verbs
from nuanju.org.models import Absence
from tests.cases import stories

SECOND = datetime.timedelta(seconds=1)
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
MONDAY = datetime.datetime.fromisoformat("2026-03-09T10:00+08:00")
TO = {1: Forced.GOVERNMENT, 2: Forced.INJURY, 3: Forced.GATHERING, 4: Forced.UNANSWERED}


def normal(cast, **fields):
    """工程's case of 处理人甲; nothing has raised it yet."""
    case = stories.dispatched(cast, code="H01.02.01.01", **fields)
    assert (case.severity, case.rung) == ("normal", 0)
    return case


def rise(case, rung: int):
    """To that rung, by a trigger from outside."""
    return cases.force(case, TO[rung], by=SYSTEM, reason=str(TO[rung].label))


def raised(cast, rung: int, **fields):
    return rise(normal(cast, **fields), rung)


def fall(case, rung: int, responsible):
    """As a fall agreed by the group leaves the case."""
    return _moved(case, rung, responsible, "case.severity_lowered", reason="已控制")


def lift(case, rung: int, responsible):
    """A rise by the dimensions, as the loop tells it."""
    case.refresh_from_db()
    return _moved(case, rung, responsible, "case.severity_raised", rung_before=case.rung, causes=["延迟 15 天"])


def _moved(case, rung: int, responsible, kind: str, **data):
    levels = ["normal", "important", "hot", "major", "major"]
    case.refresh_from_db()
    before, former = case.severity, case.responsible
    Case.objects.filter(pk=case.pk).update(severity=levels[rung], rung=rung, responsible=responsible)
    case.refresh_from_db()
    told = {"before": _level(before), "level": _level(levels[rung]), "rung": rung, "former": former}
    events.record(kind, case, by=SYSTEM, data=told | {"responsible": responsible} | data)
    return case


def _level(severity: str) -> dict:
    return {"id": severity, "text": severity}


def away(user, *, since, until=None):
    return Absence.objects.create(user=user, starts_at=since, ends_at=until or since + 30 * DAY)


def report(case, by, **given):
    said = {"text": "已安排施工队", "next_step": "明早进场", "next_on": stories.tomorrow()}
    return verbs.report_progress(case, by=by, **said | given)


def pressed(case, by, **given):
    return verbs.supervise(case, by=by, **{"ask": "今天给出方案"} | given)


def answered(supervision, by, text="已安排"):
    return verbs.answer_supervision(supervision, text=text, by=by)
