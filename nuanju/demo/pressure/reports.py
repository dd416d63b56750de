"""What superiors are owed: progress reports given in time, late or not at all; 督办 in each of its states."""

import datetime

from django.utils import timezone

from nuanju.cases.models import Case
from nuanju.demo.backdate import at
from nuanju.demo.pressure.past import Past
from nuanju.escalation import verbs
from nuanju.escalation.choices import Rung
from nuanju.escalation.models import ReportDuty, Supervision
from nuanju.org.choices import Role
from nuanju.org.models import User
from nuanju.org.queries import post_holder

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


def before(past: Past) -> None:
    """Until the last act of each case: some were reported by whoever answered for it then."""
    for n, duty in enumerate(_running()):
        if n % 3 == 0:
            _once(past, duty, until=past.last.get(duty.case_id, past.now))


def since(past: Past) -> None:
    """Most have reported lately; every fourth is late now, every fifth has not been heard of since somebody else answers."""
    for n, duty in enumerate(_running()):
        if n % 5 != 4:
            last = duty.case.escalations.first()
            duty.heard_at = max(duty.heard_at, last.at) if last else duty.heard_at
            _once(past, duty, until=past.now - DAY if n % 4 == 3 else past.now)


def _running():
    return ReportDuty.objects.running().select_related("case__responsible", "case__project").order_by("pk")


def _once(past: Past, duty: ReportDuty, *, until: datetime.datetime) -> None:
    """Some hours before that moment, when one was due by then."""
    if duty.due_at is None or duty.due_at >= until + 8 * HOUR:
        return
    moment = max(duty.heard_at + HOUR, until - past.rng.uniform(0.5, 6) * HOUR)
    if moment < until:
        with at(moment):
            _report(past, duty.case)


def _report(past: Past, case: Case) -> None:
    assert case.responsible is not None, "a raised case has somebody who answers"
    day = timezone.localdate() + DAY
    text, step = past.desk.pick("reports"), past.desk.pick("next_steps")
    verbs.report_progress(case, text=text, next_step=step, next_on=day, by=case.responsible)


# hours ago it was asked; hours until the answer is due; what became of it
PRESSED = (
    (3, 20, ""), (30, 6, ""), (50, 24, "answered"), (20, 24, "answered"), (90, 24, "closed"), (60, 24, "again"), (26, 30, ""),
)  # fmt: skip


def supervise(past: Past) -> None:
    """By the project's, the region's and the group's own people, on cases that were raised."""
    raised = Case.objects.filter(pk__in=past.open().values("pk"), rung__gte=Rung.PORT_HEAD)
    home = past.desk.grounds[0].site.project
    cases = list(raised.exclude(handler=None).select_related("project", "responsible", "handler"))
    cases.sort(key=lambda c: (c.project_id != home.pk, -c.rung, c.registered_at))
    for n, case in enumerate(cases[: 2 * len(PRESSED)]):
        ago, within, ending = PRESSED[n % len(PRESSED)]
        begun = max(past.now - ago * HOUR, case.registered_at + HOUR)
        if begun < past.now:
            _press(past, case, _presser(case, n), begun, within * HOUR, ending)


def _press(past: Past, case: Case, by: User, begun: datetime.datetime, within, ending: str) -> None:
    with at(begun):
        row = verbs.supervise(case, ask=past.desk.pick("asks"), by=by, due_at=begun + within)
    if ending and begun + within / 2 < past.now:
        with at(begun + within / 2):
            verbs.answer_supervision(row, text=past.desk.pick("answers"), by=case.responsible or case.handler)
        _judge(past, row, by, begun + within / 2 + HOUR, ending)


def _judge(past: Past, row: Supervision, by: User, moment: datetime.datetime, ending: str) -> None:
    if moment >= past.now:
        return
    with at(moment):
        if ending == "closed":
            verbs.close_supervision(row, by=by)
        elif ending == "again":
            verbs.ask_again(row, ask=past.desk.pick("ask_more"), by=by, due_at=past.now + 5 * HOUR)


def _presser(case: Case, n: int) -> User:
    """Project, region and group in turn; never the one who answers for it himself."""
    roles = (Role.PROJECT_GM, Role.REGIONAL_GM, Role.GROUP_MONITOR)
    found = (post_holder(role, case.project) for role in (*roles[n % 3 :], Role.GROUP_MONITOR))
    return next(user for user in found if user and user != case.responsible)
