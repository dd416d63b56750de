"""Preview: what would be filed, before it is: kind, port, level, warranty, clocks. The same code as the filing."""

from typing import NamedTuple

from nuanju.cases import clocks, intake, rising
from nuanju.cases.choices import Gap
from nuanju.cases.models import Case
from nuanju.org.queries import first_responsible


class Preview(NamedTuple):
    """The consequence of filing now; `case` is unsaved."""

    case: Case
    head: str  # the port's first-responsible person by name; "" when nobody
    clocks: list[clocks.Foreseen]
    gaps: list[str]


def preview(**given) -> Preview:
    """Takes what `intake.draft` takes and leaves no trace."""
    case = intake.draft(**given)
    rising.foresee(case)
    head = first_responsible(case.project, case.port) if case.port else None
    return Preview(case, head.name if head else "", clocks.foreseen(case), [str(Gap(g).label) for g in case.gaps])
