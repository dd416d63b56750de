"""Inside a verb: raise the case to what its facts say. Level, rung, responsible person and clocks move together, told once.

Each verb that judges the level leaves in its event the facts it judged by (`judged`): a replay reads them there.
"""

from nuanju.cases import clocks
from nuanju.cases.choices import Severity
from nuanju.cases.continuity import round_to_join
from nuanju.cases.ladder import responsible_for
from nuanju.cases.severity import RANK, higher
from nuanju.cases.severity.assess import Standing
from nuanju.cases.severity.measure import standing, values_of, values_of_newborn
from nuanju.cases.severity.rules import of as rules_of
from nuanju.core import events
from nuanju.core.actors import SYSTEM

TOLD_AT_ONCE = RANK[Severity.HOT]  # from here on somebody above answers from the first minute


def born(row) -> dict:
    """The level a case starts with, before its clocks do; `tell` says so once the registration itself is told."""
    row.event_data["judged"] = judged(row)
    return raised(row, newborn=True)


def settle(row) -> None:
    """Raise when the facts say more than the case stands at. It never falls here."""
    row.event_data["judged"] = judged(row)
    tell(row, raised(row))


def judged(row) -> dict:
    """The facts of the case itself that its level follows from; numbers and codes only."""
    return {
        "code": row.node.code if row.node else "", "kind": str(row.kind), "household": row.household_id,
        "round": row.issue_round_id, "hint": str(row.hint_level), "at_once": row.hint_at_once,
        "forced": [str(f) for f in row.forced],
    }  # fmt: skip


def would_rise(case) -> bool:
    """Worth locking the case?"""
    return _rises(case, standing(case))


def foresee(case) -> None:
    """The level an unsaved case would be filed with."""
    case.issue_round = round_to_join(case)
    case.severity = standing(case).level


def _rises(row, found: Standing) -> bool:
    return RANK[found.level] > RANK[row.severity] or found.rung > row.rung


def raised(row, *, newborn: bool = False) -> dict:
    """Raise the row and say what its event holds; nothing when it stands as high already."""
    values = values_of_newborn(row) if newborn else values_of(row)
    found = standing(row, values, newborn=newborn)
    if not _rises(row, found):
        return {}
    before, rung, former = Severity(row.severity), row.rung, None if newborn else row.responsible
    row.severity = higher(row.severity, found.level)
    row.peak_severity = higher(row.peak_severity, row.severity)
    row.rung = max(row.rung, found.rung)
    named = not newborn or row.rung >= TOLD_AT_ONCE  # below that the desk that filed it assigns it at once
    if named:
        row.responsible = responsible_for(row) or row.responsible
    if not newborn:
        clocks.risen(row, by=SYSTEM)
    return {
        "before": before, "level": Severity(row.severity), "rung_before": rung, "rung": row.rung,
        "causes": found.causes, "values": values._asdict(), "rules": rules_of(row).number, "former": former,
        "responsible": row.responsible if named else None,
    }  # fmt: skip


def tell(row, data: dict) -> None:
    """Record the rise, when there was one."""
    if data:
        events.record("case.severity_raised", row, by=SYSTEM, data=data)


def hand(row, *, by, reason: str = "") -> None:
    """The ladder names who answers now; somebody else than before is told as a fact of its own."""
    former, row.responsible = row.responsible, responsible_for(row) or row.responsible
    _tell_change(row, former, by=by, reason=reason)


def pass_on(row, person, *, by, reason: str = "") -> None:
    """The work goes into other hands. Who answers changes with it, unsaid before anything rose, said on every rung."""
    former, row.responsible = row.responsible, person
    if row.rung:
        _tell_change(row, former, by=by, reason=reason)


def _tell_change(row, former, *, by, reason: str) -> None:
    if former != row.responsible:
        told = {"former": former, "responsible": row.responsible, "reason": reason}
        events.record("case.handed_over", row, by=by, data=told)
