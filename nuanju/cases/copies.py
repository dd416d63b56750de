"""Copies by the kind of the problem (problem-library.md §8): a port or legal reads along, whoever solves it."""

from django.utils import timezone

from nuanju.cases.models import Case, Copy
from nuanju.core import events
from nuanju.core.actors import SYSTEM
from nuanju.library import queries as library
from nuanju.org.choices import PortKey

COPIED = {
    "design": ((PortKey.PLANNING_DESIGN, "设计类问题，列入设计缺陷清单"),),
    "commitment": ((PortKey.SALES, "承诺类问题"), (Copy.LEGAL, "承诺类问题")),
}


def copy(case: Case) -> None:
    """List the copies the problem's kind asks for, each once; the port that has the case is not told of one."""
    kind = library.effective(case.node).kind if case.node else ""
    for to, reason in COPIED.get(kind, ()):
        row, fresh = Copy.objects.get_or_create(case=case, to=to, defaults={"at": timezone.now()})
        if fresh and to != case.port:
            name = row.get_to_display() + ("" if to == Copy.LEGAL else "端口")
            events.record("case.copied", case, by=SYSTEM, data={"to": name, "reason": reason})
