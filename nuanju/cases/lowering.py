"""When a level may fall: only below what it is, and never while a clock is overdue."""

from nuanju.cases import clocks
from nuanju.cases.severity import RANK
from nuanju.core.refusals import Invalid, Refused


def check(row, level: str) -> None:
    if RANK[level] >= RANK[row.severity]:
        raise Invalid("lower_not_lower", "level", now=row.get_severity_display())
    if clocks.is_overdue(row):
        raise Refused("lower_overdue", row)
