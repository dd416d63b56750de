"""Rule anew: a date that was missing is known now, and what could not be ruled at intake is."""

from nuanju.cases import rulings
from nuanju.cases.flow import FLOW
from nuanju.core.actors import SYSTEM


class _Unchanged(Exception):
    """The dates say no more than before."""


def rule_anew(case, *, by=SYSTEM):
    """Still provisional; a ruling of the engineer's stays."""
    try:
        with FLOW.advance(case, "rule_anew", by=by) as row:
            if not rulings.anew(row, by=by):
                raise _Unchanged
            row.event_data = {"ruling": row.get_warranty_ruling_display(), "words": row.warranty_words}
    except _Unchanged:
        pass
    return case
