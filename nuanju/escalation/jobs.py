"""What the ladder does by itself: look after stand-ins and major cases at their moment; the sweep makes up what was missed."""

import contextlib
import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from nuanju.cases.choices import OPEN
from nuanju.cases.figures import figure
from nuanju.cases.models import Case
from nuanju.core.refusals import Refused
from nuanju.escalation import missing, watching
from nuanju.escalation.choices import Rung
from nuanju.escalation.models import Escalation


@app.task(name="escalation.look")
def look(escalation_id: int) -> None:
    """At the end of a stand-in's time."""
    watching.look(escalation_id)


@app.task(name="escalation.unanswered")
def unanswered(case_id: int) -> None:
    """At the end of a major case's time."""
    watching.unanswered(case_id)


@app.task(name="escalation.sweep")
def sweep() -> None:
    """Every minute: whatever a stopped worker or a changed figure has left behind."""
    now = timezone.now()
    for pk in Escalation.objects.to_look_at(now).values_list("pk", flat=True):
        with contextlib.suppress(Refused):
            watching.look(pk)
    watching.relieve_absent()
    for pk in Case.objects.filter(state__in=OPEN, rung=Rung.REGIONAL_GM).values_list("pk", flat=True):
        with contextlib.suppress(Refused):
            watching.unanswered(pk)
    missing.put_down(before=now - datetime.timedelta(days=float(figure("report_missing_days"))))
