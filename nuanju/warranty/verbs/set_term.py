"""Set a term: from a day on houses are delivered with it; what was delivered before keeps its own."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid
from nuanju.org.models import Project
from nuanju.warranty import queries, rights, terms
from nuanju.warranty.choices import Treatment
from nuanju.warranty.models import WarrantyTerm


@transaction.atomic
def set_term(
    key: str, *, owner: int, effective_on: datetime.date, by, project: Project | None = None, node_code: str = "",
    reason: str = "",
) -> WarrantyTerm:  # fmt: skip
    """A new row for the group or (only longer) for a project; `node_code` narrows it to a part such as the roof."""
    if not rights.keep_terms(by, project):
        raise Denied("set_term", project)
    group = terms.choose(_group_rows(key), key=key, code=node_code, delivered_on=effective_on)
    zh, unit = group.get_key_display(), queries.in_words(group.rule, 0)[1:]
    if group.treatment != Treatment.WARRANTY:
        raise Invalid("term_not_a_term", "owner", zh=zh)
    if effective_on < timezone.localdate():
        raise Invalid("term_date_passed", "effective_on")
    if owner < group.floor:
        raise Invalid("term_below_floor", "owner", zh=zh, floor=group.floor, unit=unit)
    if project and owner < group.owner:
        raise Invalid("term_only_longer", "owner", group=group.owner, unit=unit)
    same = {"key": key, "node_code": node_code, "project": project, "effective_on": effective_on}
    if WarrantyTerm.objects.filter(**same).exists():
        raise Invalid("term_date_taken", "effective_on")
    row = WarrantyTerm.objects.create(
        **same, owner=owner, rule=group.rule, floor=group.floor, contractor=group.contractor,
        treatment=group.treatment, source=reason[:120], changed_by=by, changed_at=timezone.now(),
    )  # fmt: skip
    told = {"key": zh, "owner": owner, "rule": unit, "effective_on": effective_on, "reason": reason}
    events.record("warranty.term_set", row, by=by, data=told)
    return row


def _group_rows(key: str) -> list[WarrantyTerm]:
    return list(WarrantyTerm.objects.that_may_hold_for(None).filter(key=key))
