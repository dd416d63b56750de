"""What tests ask of the ladder, and the second delivery of everything."""

from nuanju.core.models import Event, EventReaction
from nuanju.core.relay import relay
from nuanju.escalation.models import Escalation, ReportDuty, Supervision
from nuanju.notify.models import Notice
from nuanju.sla.models import Timer


def row(case) -> tuple:
    """(rung before, rung, who before, who after, those passed) of the last change."""
    last = case.escalations.first()
    names = [p.name if p else None for p in (last.former, last.responsible)]
    return (last.rung_before, last.rung, *names, [p["text"] for p in last.passed])


def trace() -> tuple:
    """Everything the ladder has left behind."""
    kept = [list(model.objects.order_by("pk").values()) for model in (Escalation, ReportDuty, Supervision, Timer)]
    return kept, Notice.objects.count(), Event.objects.count()


def deliver_again(run_jobs) -> None:
    """Every event comes a second time, as after a worker that died before it could say it was done."""
    EventReaction.objects.filter(reaction__startswith="escalation.").delete()
    for pk in Event.objects.order_by("pk").values_list("pk", flat=True):
        relay(pk)
    run_jobs()
