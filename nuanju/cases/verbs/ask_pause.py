"""Ask for a pause: a reason the customer or the world gives, with evidence; no clock stops before it is approved."""

import datetime

from django.utils import timezone

from nuanju.cases import checks, pausing
from nuanju.cases.choices import PauseReason
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Pause
from nuanju.core import files
from nuanju.core.refusals import Invalid, Refused


def ask_pause(case, *, reason: str, evidence: str, resume_on: datetime.date, by, photos: tuple[str, ...] = ()):
    why, proof = PauseReason(reason), checks.text(evidence, "evidence")
    if resume_on <= timezone.localdate():
        raise Invalid("pause_past", "resume_on")
    with FLOW.advance(case, "ask_pause", by=by, reason=why, evidence=proof, resume_on=resume_on) as row:
        if pausing.current(row):
            raise Refused("pause_wait", row)
        pausing.check(row, why, resume_on)
        Pause.objects.create(case=row, reason=why, evidence=proof[:500], resume_on=resume_on, by=by, at=timezone.now())
        files.attach(photos, row, step="ask_pause", by=by)
    return case
