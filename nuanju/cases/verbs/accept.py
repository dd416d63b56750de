"""Accept: somebody who did not do the work finds it done, point by point."""

from django.utils import timezone

from nuanju.cases import checks, clocks, pausing
from nuanju.cases.choices import REPAIRS
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Acceptance
from nuanju.core import files
from nuanju.core.refusals import Invalid


def accept(
    case, *, checklist: list[dict], by, test_record: str = "", note: str = "", photos: tuple[str, ...] = ()
):  # fmt: skip
    """`checklist` holds {"item", "ok", "note"} rows, for repairs and dangers at least one; waterproofing and leaks need a ponding or
    spray test record."""
    if not all(row.get("ok") for row in checklist):
        raise Invalid("checklist_failed", "checklist")
    with FLOW.advance(case, "accept", by=by, round=case.round) as row:
        if row.checked_by_engineer and not checklist:
            raise Invalid("checklist_missing", "checklist")
        if needs_test(row) and not checks.line(test_record, 500):
            raise Invalid("test_record_missing", "test_record")
        Acceptance.objects.create(
            case=row, round=row.round, by=by, at=timezone.now(), passed=True, checklist=checklist,
            test_record=checks.line(test_record, 500), note=checks.line(note, 500),
        )  # fmt: skip
        pausing.lift(row, by=by)
        row.accepted_by = by
        clocks.stop(row, "completion", "acceptance", "rework", "solution_final", "progress_note", by=by)
        clocks.start(row, "follow_up", by=by)
        clocks.settle(row)
        files.attach(photos, row, step="accept", by=by)
    return case


def needs_test(case) -> bool:
    node = case.final_node or case.node
    return bool(node and case.kind in REPAIRS and (node.sym == "leak" or node.w == "WATERPROOF"))
