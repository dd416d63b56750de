"""What follows when a case rises, falls, is handed over, moves or ends. Each runs once per event and may be repeated."""

from nuanju.cases.choices import OPEN
from nuanju.cases.models import Case
from nuanju.core import events
from nuanju.core.actors import SYSTEM
from nuanju.core.events import on
from nuanju.escalation import clocks, informed, ladder, reporting, rows, telling, watching
from nuanju.escalation.choices import Pressing, Rung
from nuanju.escalation.models import ReportDuty, Supervision
from nuanju.escalation.verbs import lift_supervision
from nuanju.org.choices import Role
from nuanju.org.models import User

ENDINGS = (
    "case.closed", "case.closed_unreached", "case.special_closed", "case.merged", "case.cancelled", "case.answered",
)  # fmt: skip
CHANGES = (
    "case.contacted", "case.proposed", "case.agreed", "case.revised", "case.completed", "case.accepted", "case.rejected",
    "case.sent_to_rework", "case.chased", "case.pause_decided", "case.media_added",
)  # fmt: skip


def case_of(event) -> Case:
    return Case.objects.cards().select_related("project__city_company").get(pk=event.subject_id)


@on("case.severity_raised", "case.severity_lowered", "case.handed_over")
def write_row(event):
    if rows.concerns(event):
        rows.of(event)


@on("case.severity_raised")
def tell_passed_and_informed(event):
    """Those on the rungs passed, and the column “Informed”: in app, each once per rise."""
    row = rows.of(event)
    case, told = row.case, {"reason": "；".join(row.causes) or "—", "responsible": telling.name(row.responsible)}
    left_out = User.objects.in_bulk([p["id"] for p in row.passed])
    mine = {row.responsible_id, row.former_id}  # they get N08
    telling.tell(event, "N08.passed", [u for u in left_out.values() if u.pk not in mine], case, **told)
    others = [u for u in informed.of_rise(case, row.rung_before, row.rung) if u.pk not in mine | left_out.keys()]
    telling.tell(event, "N08.informed", others, case, **told)


@on("case.severity_raised")
def say_when_nobody_stands_there(event):
    """The rung and all above it are vacant: the case keeps whom it had, and whoever mends posts is told."""
    row = rows.of(event)
    if ladder.person_on(row.case, row.rung) is None:
        told = {"rung": Rung(row.rung).label, "responsible": row.responsible or "无"}
        events.record("case.rung_empty", row.case, by=SYSTEM, data=told)


@on("case.rung_empty")
def tell_keepers(event):
    case = case_of(event)
    telling.tell(event, "N08.empty", informed.keepers(case.project), case, rung=event.data["rung"])


@on("case.severity_raised", "case.severity_lowered", "case.reopened", *ENDINGS)
def settle_reports(event):
    """Reports are due from now on, sooner, or no more."""
    reporting.settle(event.subject_id, at=event.at)


@on("case.severity_raised")
def look_at_major(event):
    """A major case that gets no answer in time goes to the group."""
    if event.data["rung"] == Rung.REGIONAL_GM and event.data["rung_before"] < Rung.REGIONAL_GM:
        watching.unanswered_later(case_of(event), event.at)


@on(*CHANGES)
def report_what_changed(event):
    """Major is reported daily and on change."""
    duty = ReportDuty.objects.running().filter(case=event.subject_id, rung__gte=Rung.REGIONAL_GM).first()
    if duty and event.at > duty.heard_at:
        clocks.report_change(duty, by=SYSTEM, at=event.at)
        duty.save()


@on(*ENDINGS)
def lift_supervisions(event):
    """Nobody answers for a case that has ended."""
    case = case_of(event)
    if case.state not in OPEN:
        for row in case.supervisions.exclude(state=Pressing.CLOSED):
            lift_supervision(row, reason="诉求已结束", by=SYSTEM)


@on("timer.rebased", "timer.resumed")
def settle_due(event):
    """The calendar moved a due by itself: the queues follow."""
    if event.subject_type == ReportDuty._meta.label_lower:
        duty = ReportDuty.objects.get(pk=event.subject_id)
        clocks.settle(duty)
        duty.save(update_fields=["due_at"])
    elif event.subject_type == Supervision._meta.label_lower:
        Supervision.objects.filter(pk=event.subject_id).update(due_at=event.data["due_at"])


@on("timer.warned")
def remind_of_report(event):
    """At the second warning the responsible person is reminded."""
    if event.subject_type == ReportDuty._meta.label_lower and event.data["announce"] and event.data["level"] == 80:
        case = ReportDuty.objects.get(pk=event.subject_id).case
        telling.tell(event, "N15", [case.responsible], case, due=telling.moment(event.data["due_at"]))


@on("timer.overdue")
def say_overdue_on_the_case(event):
    """The clock of a duty or a supervision has passed: the case's timeline says so, and from there it is told."""
    told = {"due_at": event.data["due_at"]}
    if event.subject_type == ReportDuty._meta.label_lower:
        duty = ReportDuty.objects.select_related("case").get(pk=event.subject_id)
        events.record("case.report_overdue", duty.case, by=SYSTEM, data=told | {"responsible": duty.case.responsible})
    elif event.subject_type == Supervision._meta.label_lower:
        row = Supervision.objects.select_related("case").get(pk=event.subject_id)
        Supervision.objects.filter(pk=row.pk).update(overdue_at=event.data["due_at"])
        told |= {"supervision": row.pk, "by": row.by, "ask": row.ask}
        events.record("case.supervision_overdue", row.case, by=SYSTEM, data=told)


@on("case.report_overdue")
def tell_report_overdue(event):
    """The next rung and project CS; the one who owes it reads it too."""
    case = case_of(event)
    people = [ladder.next_above(case), *informed.people(case.project, Role.PROJECT_CS_MANAGER), case.responsible]
    due = telling.moment(event.data["due_at"])
    telling.tell(event, "N15.overdue", people, case, due=due, responsible=telling.name(case.responsible))


@on("case.reported")
def tell_report(event):
    """The report goes up: to the next rung and project CS."""
    case = case_of(event)
    people = [ladder.next_above(case), *informed.people(case.project, Role.PROJECT_CS_MANAGER)]
    told = {"reporter": event.actor_name, "text": telling.words(event.data["text"])}
    told |= {"next_step": telling.words(event.data["next_step"]), "next_on": event.data["next_on"]}
    telling.tell(event, "N15.given", [p for p in people if p and p.pk != event.actor_id], case, **told)


@on("case.supervised")
def tell_supervised(event):
    """The responsible person and the handler have to answer."""
    case = case_of(event)
    told = {"level": event.data["level"], "presser": event.actor_name, "ask": telling.words(event.data["ask"])}
    telling.tell(event, "N14", [case.responsible, case.handler], case, **told, due=telling.moment(event.data["due_at"]))


@on("case.supervision_answered")
def tell_answered(event):
    row = Supervision.objects.select_related("by").get(pk=event.data["supervision"])
    told = {"answerer": event.actor_name, "answer": telling.words(event.data["answer"])}
    telling.tell(event, "N14.answered", [row.by], case_of(event), **told)


@on("case.supervision_overdue")
def tell_supervision_overdue(event):
    """Who pressed, and the next rung."""
    case = case_of(event)
    row = Supervision.objects.select_related("by").get(pk=event.data["supervision"])
    told = {"ask": telling.words(event.data["ask"]), "due": telling.moment(event.data["due_at"])}
    people = [row.by, ladder.next_above(case)]
    telling.tell(event, "N14.overdue", people, case, **told, responsible=telling.name(case.responsible))
