"""Report progress: the responsible person of a raised case tells his superiors; the next report has its own limit."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core import events, files
from nuanju.core.refusals import Denied, Invalid, Refused
from nuanju.escalation import checks, clocks, rights
from nuanju.escalation.models import ProgressReport, ReportDuty


@transaction.atomic
def report_progress(
    case, *, text: str, next_step: str, next_on: datetime.date, by, photos: tuple[str, ...] = ()
) -> ProgressReport:
    """Refused while nothing is owed: the case is not raised, or it has ended."""
    duty = ReportDuty.objects.running().filter(case=case).select_for_update(of=("self",)).first()
    if not rights.report_progress(by, case):
        raise Denied("report_progress", case)
    if duty is None:
        raise Refused("report_not_due", case)
    said = checks.text(text, "text", "report_text_missing")
    step = checks.text(next_step, "next_step", "report_step_missing")
    if next_on < timezone.localdate():
        raise Invalid("report_next_past", "next_on")
    report = ProgressReport.objects.create(
        case=case, project_id=case.project_id, duty=duty, rung=duty.rung, by=by, at=timezone.now(),
        due_at=duty.due_at, text=said, next_step=step, next_on=next_on,
    )  # fmt: skip
    files.attach(photos, report, step="report_progress", by=by)
    clocks.reported(duty, case, by=by)
    duty.heard_at, duty.missing_since = report.at, None
    duty.save()
    told = {"report": report.pk, "text": said, "next_step": step, "next_on": next_on, "late": report.late}
    events.record("case.reported", case, by=by, data=told)
    return report
