"""Who may change the row of a case so that clocks yet to start get more time, or the engineer no longer checks the end."""

from nuanju.cases import clocks
from nuanju.cases.choices import FEEDBACK, REPAIRS, Intent, Kind
from nuanju.core.refusals import Refused
from nuanju.org.choices import Role

PLAIN = (Kind.ENQUIRY, *FEEDBACK)


def check_row(row, *, urgent: bool | None, repair_class: str, by) -> None:
    """Less urgent, or a class with another term: not by whoever is measured."""
    other_term = repair_class and repair_class != row.repair_class and clocks.started(row, "completion") is None
    loosens = (row.urgent and urgent is False) or other_term  # a running clock is never lengthened by its handler
    if loosens and not _may(by, row):
        raise Refused("loosened_by_others", row)


def check_kind(row, was: str, *, by) -> None:
    """A finer code takes no case out of the repairs by the handler's own hand."""
    if was in REPAIRS and row.kind not in REPAIRS and not _may(by, row):
        raise Refused("loosened_by_others", row)


def check_turn(row, intent: str, *, by) -> None:
    """A problem becomes an enquiry, praise or a suggestion only by the 400, never by who handles it."""
    if row.kind in PLAIN or intent == Intent.PROBLEM:
        return
    if by.pk == row.handler_id or not by.may("assign", row.project_id):
        raise Refused("turned_by_400", row)


def _may(by, row) -> bool:
    """The repair engineer, or 400 that filed the case; never the handler himself."""
    if by.pk is not None and by.pk == row.handler_id:
        return False
    return by.holds(Role.REPAIR_ENGINEER, row.project_id) or by.may("assign", row.project_id)
