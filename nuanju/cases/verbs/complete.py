"""Complete: the handler reports what was done; every help must have ended, repairs show before and after."""

import datetime

from django.utils import timezone

from nuanju.cases import checks, clocks, pausing
from nuanju.cases.choices import REPAIRS, Cause
from nuanju.cases.flow import FLOW
from nuanju.cases.models import CompletionReport
from nuanju.cases.refining import refine
from nuanju.core import files
from nuanju.core.refusals import Invalid, Refused

LEVEL = 5
NO_MATERIALS = "未用材料"


def complete(
    case, *, work: str, cause: str, by, node=None, done_at: datetime.datetime | None = None, persons=(),
    persons_text: str = "", materials: str = "", no_materials: bool = False, contractor=None,
    no_contractor: bool = False, photos_before: tuple[str, ...] = (), photos_after: tuple[str, ...] = (),
):  # fmt: skip
    words = checks.text(work, "work", "content_missing")
    when = checks.not_future(done_at or timezone.now(), "done_at", "done_in_future")
    if when < case.registered_at:
        raise Invalid("done_before_case", "done_at")
    with FLOW.advance(case, "complete", by=by, work=words) as row:
        _nothing_waits(row)
        pausing.lift(row, by=by)
        refine(row, node, level=LEVEL)
        if row.kind in REPAIRS and not (photos_before and photos_after):  # by the code it ends with
            raise Invalid("photos_missing", "photos_after")
        if row.kind in REPAIRS:
            _of_repair(materials, no_materials, contractor, no_contractor)
        row.final_node = node or row.node
        if row.completions.filter(round=row.round).exists():
            row.round += 1
        report = CompletionReport.objects.create(
            case=row, round=row.round, by=by, at=timezone.now(), done_at=when, work=words, cause=Cause(cause),
            persons_text=checks.line(persons_text, 200), node=row.final_node, contractor=contractor,
            materials=NO_MATERIALS if no_materials else checks.line(materials, 500),
        )  # fmt: skip
        report.persons.set(persons)
        row.event_data |= {"round": row.round, "cause": Cause(cause), "node": row.final_node}
        clocks.start(row, "acceptance", by=by)
        clocks.stop(row, "rework_contact", *clocks.URGENT_KINDS, by=by)  # done is also safe
        clocks.settle(row)
        files.attach(photos_before, row, step="before", by=by)
        files.attach(photos_after, row, step="after", by=by)
    return case


def _of_repair(materials: str, no_materials: bool, contractor, no_contractor: bool) -> None:
    """What was used and which firm answers for the defect, or expressly neither."""
    if bool(materials.strip()) == no_materials:
        raise Invalid("materials_missing", "materials")
    if bool(contractor) == no_contractor:
        raise Invalid("contractor_missing", "contractor")


def _nothing_waits(row) -> None:
    if row.solutions.asked().exists():
        raise Refused("revision_first", row)
    waiting = row.assists.filter(ended_at=None).count()
    if waiting:
        raise Refused("help_open", row, count=waiting)
