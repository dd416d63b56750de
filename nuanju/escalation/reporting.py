"""Bring the duty to report in line with the case as it stands: due while it is open and raised, by its level."""

import datetime

from django.db import transaction

from nuanju.cases.models import Case
from nuanju.core.actors import SYSTEM
from nuanju.escalation import clocks
from nuanju.escalation.choices import Reporting
from nuanju.escalation.models import ReportDuty


@transaction.atomic
def settle(case_id: int, *, at: datetime.datetime) -> ReportDuty | None:
    """Reads the case as it is now and not as the event told it, so that an event heard twice or late changes nothing."""
    case = Case.objects.select_for_update(no_key=True, of=("self",)).select_related("project").get(pk=case_id)
    duty = ReportDuty.objects.running().filter(case=case).first()
    if not (case.is_open and case.rung):
        if duty:
            _end(duty, at)
        return None
    if duty is None:
        return _begin(case, at)
    if case.rung < duty.rung:
        _end(duty, at)
        return _begin(case, at)
    if case.rung > duty.rung:
        duty.rung = case.rung
        clocks.hasten_report(duty, case, by=SYSTEM, at=at)
        duty.save()
    return duty


def _begin(case: Case, at: datetime.datetime) -> ReportDuty:
    duty = ReportDuty.objects.create(case=case, project_id=case.project_id, rung=case.rung, started_at=at, heard_at=at)
    clocks.start_report(duty, case, by=SYSTEM, at=at)
    duty.save()
    return duty


def _end(duty: ReportDuty, at: datetime.datetime) -> None:
    """The case has ended or its level fell: nothing is owed any more for this one."""
    clocks.void(duty, by=SYSTEM)
    duty.state, duty.ended_at, duty.due_at = Reporting.ENDED, at, None
    duty.save()
