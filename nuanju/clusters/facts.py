"""Which voices there are of a problem: read once, handed to the pure rules."""

import datetime
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from nuanju.cases.choices import FEEDBACK, Kind, State
from nuanju.cases.models import Case
from nuanju.clusters import keys
from nuanju.clusters.models import Joint, Member
from nuanju.clusters.rules import Fact
from nuanju.core.models import Event
from nuanju.customers.queries import open_household

OUT = (State.MERGED, State.CANCELLED)
NO_PROBLEM = (Kind.ENQUIRY, *FEEDBACK)
AT_MOST = 5000


def counted():
    """Cases that count: not merged or cancelled, no enquiry or feedback, no history that was closed when it came."""
    archived = Event.objects.filter(
        kind="case.archived", subject_type=Case._meta.label_lower, subject_id=OuterRef("pk")
    )
    history = Q(source_ref__isnull=False) & Exists(archived)
    return Case.objects.exclude(state__in=OUT).exclude(kind__in=NO_PROBLEM).exclude(history).select_related("node")


def of_key(project_id: int, code: str, since: datetime.datetime) -> list[Case]:
    """The cases of one problem in a project, the newest first; a letter of these days brings an older case with it."""
    if code.startswith(keys.ALONE):
        return list(counted().filter(pk=int(code.removeprefix(keys.ALONE))))
    same = Q(node__code=code) | Q(node__code__startswith=f"{code}.")
    letters = list(Joint.objects.filter(case__project=project_id, at__gte=since).values_list("case", flat=True))
    lately = Q(registered_at__gte=since, registered_at__lte=timezone.now()) | Q(pk__in=letters)
    heard = counted().filter(same, lately, project=project_id)
    cases = heard.order_by("-registered_at")[:AT_MOST]
    return [case for case in cases if keys.key_of(case) == code]


def facts(cases: Iterable[Case]) -> list[Fact]:
    """Each case as it was registered, reopened and brought forward for several, and each household a letter names."""
    rows = {case.pk: case for case in cases}
    told = [Fact(c.pk, keys.unit_of(c), c.building_id, c.registered_at) for c in rows.values()]
    again = Event.objects.filter(
        kind="case.reopened", subject_type=Case._meta.label_lower, subject_id__in=list(rows)
    ).values_list("subject_id", "at")
    told += [Fact(pk, keys.unit_of(rows[pk]), rows[pk].building_id, at) for pk, at in again]
    for joint in Joint.objects.filter(case__in=list(rows)).prefetch_related("houses"):
        case = rows[joint.case_id]
        told.append(Fact(case.pk, keys.unit_of(case), case.building_id, joint.at))
        told += [
            Fact(case.pk, keys.unit_of_house(h, open_household(h)), h.building_id, joint.at) for h in joint.houses.all()
        ]
    return told


def joint_cases(cases: Iterable[Case]) -> frozenset[int]:
    return frozenset(Joint.objects.filter(case__in=[c.pk for c in cases]).values_list("case", flat=True))


def by_hand(cluster) -> tuple[list[Case], set[int]]:
    """Cases people put into the cluster, and those they took out."""
    put = Member.objects.filter(cluster=cluster, joined_by__isnull=False, left_at=None, case__isnull=False)
    taken = Member.objects.filter(cluster=cluster, left_by__isnull=False).values_list("case", flat=True)
    return list(counted().filter(pk__in=put.values("case"))), {pk for pk in taken if pk}
