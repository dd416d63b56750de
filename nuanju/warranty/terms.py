"""Choosing the term that holds for a place among the versioned rows. Pure, over rows already read."""

import datetime
from collections.abc import Iterable

from nuanju.warranty.models import WarrantyTerm
from nuanju.warranty.ruling import Term


def choose(
    rows: Iterable[WarrantyTerm], *, key: str, code: str = "", delivered_on: datetime.date
) -> WarrantyTerm | None:
    """The row of `key` in force at delivery; the nearest library node wins, then the project's row over the group's.

    A house delivered before the first row has the first one. `rows` come oldest first.
    """
    fitting = [r for r in rows if r.key == key and (not r.node_code or _under(code, r.node_code))]
    in_force = [r for r in fitting if r.holds_on(delivered_on)]
    if not in_force:
        return next((r for r in fitting if r.delivered_before is None), None)
    return max(in_force, key=lambda r: (len(r.node_code), r.project_id is not None, r.effective_on, r.pk))


def _under(code: str, node_code: str) -> bool:
    return code == node_code or code.startswith(node_code + ".")


def term_of(row: WarrantyTerm) -> Term:
    return Term(
        key=row.key, zh=row.get_key_display(), rule=row.rule, owner=row.owner, contractor=row.contractor,
        treatment=row.treatment,
    )  # fmt: skip
