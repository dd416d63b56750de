"""The ladder's part of the case page: who stands where, what is owed, what was asked from above, and the buttons."""

from typing import NamedTuple

from django.urls import reverse

from nuanju.core import files
from nuanju.escalation import queries, rights
from nuanju.escalation.flow import FLOW
from nuanju.escalation.labels import LABELS
from nuanju.escalation.models import ProgressReport, Supervision

SHOWN = 5  # the latest reports
ICONS = {
    "report_progress": "report", "supervise": "bell", "answer_supervision": "follow", "ask_again": "bell",
    "close_supervision": "check", "lift_supervision": "close",
}  # fmt: skip


class Button(NamedTuple):
    verb: str
    label: str
    icon: str
    url: str


def ladder(case, user) -> dict:
    """Beside the story: the picture and every change."""
    rows = queries.history(case)
    return {"case": case, "rows": rows, "picture": queries.picture(case, rows) if rows or case.rung else []}


def pressing(case, user) -> dict:
    """In the story: the report that is owed, the reports, the supervisions."""
    supervisions = list(queries.supervisions_of(case))
    if not (case.rung or supervisions or case.peak_severity != "normal"):
        return {"case": case, "buttons": _on_case(case, user, None)}  # nothing ever rose: nothing to ask for
    duty = queries.duty_of(case) if case.rung else None
    reports = list(queries.reports_of(case)[:SHOWN])
    return {
        "case": case, "duty": duty, "reports": _with_files(reports), "buttons": _on_case(case, user, duty),
        "supervisions": [(row, _on(row, case, user)) for row in supervisions],
    }  # fmt: skip


def _with_files(reports: list[ProgressReport]) -> list[tuple]:
    label = ProgressReport._meta.label_lower
    found = files.of_many(label, [r.pk for r in reports]) if reports else {}
    return [(report, found.get(report.pk, [])) for report in reports]


def _on_case(case, user, duty) -> list[Button]:
    verbs = ["report_progress"] if duty and rights.report_progress(user, case) else []
    new = Supervision(case=case, project_id=case.project_id)
    if case.is_open and FLOW.may(user, new, "supervise"):
        verbs.append("supervise")
    return [Button(v, LABELS[v], ICONS[v], reverse("ladder_verb", args=[case.number, v])) for v in verbs]


def _on(row: Supervision, case, user) -> list[Button]:
    row.case = case
    verbs = FLOW.verbs_for(user, row)
    return [Button(v, LABELS[v], ICONS[v], reverse("supervision_verb", args=[row.pk, v])) for v in verbs]
