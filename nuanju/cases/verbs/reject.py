"""Reject: the check found failed items; the work is done again in a new round."""

from django.utils import timezone

from nuanju.cases import checks, clocks, pausing
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Acceptance
from nuanju.core import files


def reject(case, *, failed: str, by, checklist: list[dict] | None = None, photos: tuple[str, ...] = ()):
    what = checks.text(failed, "failed", "failed_items_missing")
    with FLOW.advance(case, "reject", by=by, failed=what, round=case.round) as row:
        Acceptance.objects.create(
            case=row,
            round=row.round,
            by=by,
            at=timezone.now(),
            passed=False,
            checklist=checklist or [],
            note=what[:500],
        )
        pausing.lift(row, by=by)
        clocks.stop(row, "acceptance", by=by)
        clocks.rework(row, by=by)
        files.attach(photos, row, step="reject", by=by)
    return case
