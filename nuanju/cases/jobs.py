"""What the loop does by itself: resume pauses on their date, close answered enquiries whose link stayed silent."""

import contextlib

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from nuanju.cases import clocks, spreading
from nuanju.cases.choices import State
from nuanju.cases.models import Case, Pause
from nuanju.cases.verbs import close_unreached, resume
from nuanju.core import jobs
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Refused


@app.task(name="cases.start_completion")
def start_completion(case_id: int) -> None:
    """At the solution's due the completion clock starts, consent or not; a moved due is waited for again."""
    case = Case.objects.get(pk=case_id)
    due = clocks.due_of(case, "solution")
    if not case.is_open or due is None:
        return
    if clocks.is_paused(case, "solution"):
        return  # looked at again when it runs on
    if due > timezone.now():
        completion_later(case)
        return
    with transaction.atomic():
        row = Case.objects.select_for_update(no_key=True).get(pk=case_id)
        clocks.begin_completion(row, by=SYSTEM)
        clocks.settle(row)
        row.save(update_fields=["due_at", "due_kind"])


def completion_later(case: Case) -> None:
    """Look again when the solution is due."""
    if due := clocks.due_of(case, "solution"):
        jobs.defer(start_completion, {"case_id": case.pk}, schedule_at=due)


@app.task(name="cases.raise_delayed")
def raise_delayed() -> None:
    """Waiting raises the level by itself, whoever looks or does not."""
    spreading.raise_delayed()


@app.task(name="cases.resume_due")
def resume_due() -> None:
    """Pauses end on their date, whether anybody remembers or not."""
    today = timezone.localdate()
    for pause in Pause.objects.filter(approved=True, ended_at=None, resume_on__lte=today).select_related("case"):
        with contextlib.suppress(Refused):
            resume(pause.case, by=SYSTEM)


@app.task(name="cases.close_unanswered")
def close_unanswered() -> None:
    """Enquiries answered by a port and not drawn for a call close when the link stayed unanswered long enough."""
    for case in Case.objects.filter(state=State.PENDING_FOLLOW_UP, follow_up_sampled=False):
        with contextlib.suppress(Refused):
            close_unreached(case, by=SYSTEM)
