"""Copies by the kind of the problem (problem-library.md §8): a port or legal reads along, whoever solves it."""

from django.utils import timezone

from nuanju.cases.models import Case, Copy
from nuanju.core import events
from nuanju.core.actors import SYSTEM
from nuanju.library import queries as library
from nuanju.org.choices import PortKey, Role
from nuanju.org.models import User
from nuanju.org.queries import first_responsible, holders

COPIED = {
    "design": ((PortKey.PLANNING_DESIGN, "设计类问题，列入设计缺陷清单"),),
    "commitment": ((PortKey.SALES, "承诺类问题"), (Copy.LEGAL, "承诺类问题")),
}


def readers(case: Case, to: str) -> list[User]:
    """Whoever reads along for the port or for legal."""
    if to == Copy.LEGAL:
        return list(User.objects.filter(pk__in=holders(Role.LEGAL_PR, case.project)).order_by("pk"))
    head = first_responsible(case.project, to)
    return [head] if head else []


def copy(case: Case) -> None:
    """List the copies the problem's kind asks for, each once; the port that has the case is not told of one."""
    kind = library.effective(case.node).kind if case.node else ""
    for to, reason in COPIED.get(kind, ()):
        row, fresh = Copy.objects.get_or_create(case=case, to=to, defaults={"at": timezone.now(), "reason": reason})
        if fresh and to != case.port:
            events.record("case.copied", case, by=SYSTEM, data={"to": row.name, "reason": reason, "copied_to": to})
