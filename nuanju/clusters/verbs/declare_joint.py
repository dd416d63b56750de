"""Declare joint: this letter, call or visit speaks for several households; the cluster stands at once."""

import contextlib

from django.db import transaction
from django.utils import timezone

from nuanju.cases import checks
from nuanju.cases.choices import Forced
from nuanju.cases.verbs import force
from nuanju.clusters import engine, keys, rights
from nuanju.clusters.figures import figure, figures
from nuanju.clusters.models import Cluster, Joint
from nuanju.clusters.queries import why_not
from nuanju.core import events
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.rights import require


@transaction.atomic
def declare_joint(case, *, by, households: int = 0, persons: int = 0, houses=(), note: str = "") -> Cluster:
    """`houses` names those that are known; each of them belongs and is followed up by itself."""
    require(rights, "declare_joint", by=by, subject=case)
    if code := why_not(case):
        raise Refused(code, case)
    stands_for, came = max(households, len(houses)), persons
    need, crowd = map(int, figures("cluster_joint_households", "cluster_joint_persons"))
    if stands_for < need and came < crowd:
        raise Invalid("joint_too_few", "households", households=need, persons=crowd)
    if any(house.project_id != case.project_id for house in houses):
        raise Invalid("cluster_other_project", "houses")
    if Joint.objects.filter(case=case, households__gte=stands_for, persons__gte=came).exists():
        raise Invalid("joint_already", "households")
    words = checks.line(note, 200)
    joint = Joint.objects.create(case=case, households=stands_for, persons=came, note=words, by=by, at=timezone.now())
    joint.houses.set(houses)
    data = {"households": stands_for, "persons": came, "houses": list(houses), "note": words}
    events.record("cluster.joint_declared", case, by=by, data=data)
    cluster = engine.bring_up(case, keys.key_of(case) or f"{keys.ALONE}{case.pk}")
    assert cluster is not None, "a joint complaint always makes one"
    _gathered(case, came)
    return cluster


def _gathered(case, persons: int) -> None:
    """So many people in one place are a major matter of themselves (case-loop.md §6)."""
    if persons >= int(figure("cluster_gathering_persons")):
        with contextlib.suppress(Refused):  # the case is closed: the group goes on without it
            force(case, Forced.GATHERING, reason=f"到场{persons}人", by=SYSTEM)
