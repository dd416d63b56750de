"""Set a term: from a day on houses are delivered with it; what was delivered before keeps its own."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid
from nuanju.library import queries as library
from nuanju.org.models import Project
from nuanju.warranty import law, queries, rights, terms
from nuanju.warranty.choices import Treatment
from nuanju.warranty.models import WarrantyTerm


@transaction.atomic
def set_term(
    key: str, *, owner: int, effective_on: datetime.date, by, project: Project | None = None, node_code: str = "",
    delivered_before: datetime.date | None = None, source: str = "",
) -> WarrantyTerm:  # fmt: skip
    """A new row for the group or (only longer) for a project; `node_code` narrows it to a part such as the roof.

    With `delivered_before` it is the own book of batches a project delivered before it was switched on: any dates in
    the past, down to the statutory minimum.
    """
    if not rights.keep_terms(by, project):
        raise Denied("set_term", project)
    group = _group_term(key, node_code, effective_on)
    row = WarrantyTerm(
        key=key, node_code=node_code, project=project, effective_on=effective_on, delivered_before=delivered_before,
        owner=owner, rule=group.rule, floor=group.floor, contractor=group.contractor, treatment=group.treatment,
        source=source, changed_by=by, changed_at=timezone.now(),
    )  # fmt: skip
    if delivered_before:
        _check_own_book(row, delivered_before)
    else:
        _check_coming(row, group)
    _check_free(row)
    row.save(force_insert=True)
    unit = queries.unit_of(row.rule)
    told = {"key": row.get_key_display(), "owner": owner, "unit": unit, "effective_on": effective_on, "reason": source}
    events.record("warranty.term_set", row, by=by, data=told)
    return row


def _group_term(key: str, node_code: str, day: datetime.date) -> WarrantyTerm:
    if node_code and library.node(node_code) is None:
        raise Invalid("term_unknown_node", "node_code", code=node_code)
    rows = list(WarrantyTerm.objects.that_may_hold_for(None).filter(key=key))
    group = terms.choose(rows, key=key, code=node_code, delivered_on=day)
    if group is None or group.treatment != Treatment.WARRANTY:
        raise Invalid("term_not_a_term", "key", zh=group.get_key_display() if group else key)
    return group


def _check_coming(row: WarrantyTerm, group: WarrantyTerm) -> None:
    if row.effective_on < timezone.localdate():
        raise Invalid("term_date_passed", "effective_on")
    _check_floor(row)
    if row.project and row.owner < group.owner:
        raise Invalid("term_only_longer", "owner", group=group.owner, unit=queries.unit_of(row.rule))


def _check_own_book(row: WarrantyTerm, before: datetime.date) -> None:
    if row.project is None:
        raise Invalid("own_book_of_project", "project")
    if before <= row.effective_on:
        raise Invalid("own_book_dates", "delivered_before")
    if row.project.live_since and before > row.project.live_since:
        raise Invalid("own_book_after_launch", "delivered_before", live_since=row.project.live_since)
    row.floor = law.owner_floor(row.key, row.node_code)
    _check_floor(row)


def _check_floor(row: WarrantyTerm) -> None:
    if row.owner < row.floor:
        facts = {"zh": row.get_key_display(), "floor": row.floor, "unit": queries.unit_of(row.rule)}
        raise Invalid("term_below_floor", "owner", **facts)


def _check_free(row: WarrantyTerm) -> None:
    same = {name: getattr(row, name) for name in ("key", "node_code", "project", "effective_on")}
    if WarrantyTerm.objects.filter(**same).exists():
        raise Invalid("term_date_taken", "effective_on")
