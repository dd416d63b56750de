"""Engineering helps once the property company has taken over (problem-library.md §8): what the building was delivered with
is put right under warranty, while the property company goes on answering the customer."""

import contextlib

from nuanju.cases import intake
from nuanju.cases.choices import Approval, Cause, Ruling
from nuanju.cases.verbs import ask_help
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Refused
from nuanju.library import queries as library
from nuanju.org.choices import PortKey

OURS = (Cause.DESIGN, Cause.MATERIAL, Cause.WORKMANSHIP)


def bring_in(case, version) -> None:
    """Ask engineering for help, once a case, when the surveyed cause is its own; nobody is asked where nobody stands."""
    if _is_due(case, version) and not case.assists.filter(port=PortKey.ENGINEERING).exists():
        what = f"查勘认定原因为{version.get_cause_code_display()}，在保修期内：请工程端口负责整改，物业端口继续答复客户"
        with contextlib.suppress(Refused):
            ask_help(case, port=PortKey.ENGINEERING, ask=what, by=SYSTEM)


def _is_due(case, version) -> bool:
    """The version holds, and names a cause of the building's making, in term, at a part the property company has taken."""
    if version.approval in (Approval.ASKED, Approval.REFUSED) or version.cause_code not in OURS:
        return False
    if case.port != PortKey.PROPERTY or version.ruling != Ruling.IN_WARRANTY or case.node is None:
        return False
    return intake.is_common_fault(library.effective(case.node)) and intake.was_taken_over(case)
