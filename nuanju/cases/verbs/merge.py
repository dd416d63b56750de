"""Merge: a double entry of one household's event; the older case keeps the earliest time and all contacts."""

from nuanju.cases import checks, ending
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case
from nuanju.core.refusals import Refused


def merge(case, *, into, reason: str, by):
    why = checks.text(reason, "reason")
    with FLOW.advance(case, "merge", by=by, master=into, reason=why) as row:
        _same_event(row, Case.objects.select_for_update(no_key=True).get(pk=into.pk))  # it may just have ended
        row.merged_into = into
        ending.void(row, by=by)
    return case


def _same_event(row, into) -> None:
    if not into.is_open:
        raise Refused("merge_into_open", row)
    same_household = row.household_id and row.household_id == into.household_id
    same_voice = row.callback_phone and row.callback_phone == into.callback_phone and row.project_id == into.project_id
    same_issue = row.issue_round_id is None or row.issue_round_id == into.issue_round_id
    if row.pk == into.pk or not (same_household or same_voice) or not same_issue:
        raise Refused("merge_other_household", row)
    if into.registered_at > row.registered_at:
        raise Refused("merge_into_earlier", row, number=row.number)
