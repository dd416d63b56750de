"""Questions about clusters."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from nuanju.cases.choices import OPEN
from nuanju.cases.models import Case
from nuanju.clusters import facts
from nuanju.clusters.choices import Answer
from nuanju.clusters.figures import figure
from nuanju.clusters.models import Cluster, HouseholdAnswer, Member
from nuanju.estate.models import House
from nuanju.notify.recipients import Recipient


class Acceptance(NamedTuple):
    """How the plan stands with the households."""

    accepted: int
    refused: int
    all: int

    @property
    def percent(self) -> int:
        return self.accepted * 100 // self.all if self.all else 0


def why_not(case: Case) -> str:
    """The refusal's code when a case speaks in no group complaint; nothing when it counts."""
    if case.state in facts.OUT:
        return "case_ended"
    if case.kind in facts.NO_PROBLEM:
        return "no_complaint"
    here = case.source_ref is None or facts.counted().filter(pk=case.pk).exists()
    return "" if here else "case_of_old"


def current(project_id: int, code: str) -> Cluster | None:
    """The cluster of the key, under way or the last one; one that was taken into another stands for that one."""
    last = Cluster.objects.filter(project=project_id, key=code).order_by("-id").first()
    while last is not None and last.joined_into is not None:
        last = last.joined_into
    if last is None or last.is_under_way:
        return last
    return last if last.closed_at and last.closed_at > timezone.now() - days("cluster_reopen_days") else None


def days(*names: str) -> datetime.timedelta:
    """The longest of these figures."""
    return datetime.timedelta(days=max(int(figure(name)) for name in names))


def present(cluster: Cluster) -> QuerySet[Member]:
    return Member.objects.filter(cluster=cluster, left_at=None)


def member_cases(cluster: Cluster) -> QuerySet[Case]:
    return Case.objects.filter(pk__in=present(cluster).filter(case__isnull=False).values("case"))


def open_cases(cluster: Cluster) -> QuerySet[Case]:
    """Rework counts as open."""
    return member_cases(cluster).filter(state__in=OPEN)


def acceptance(cluster: Cluster) -> Acceptance:
    units = set(present(cluster).values_list("unit", flat=True))
    said = dict(HouseholdAnswer.objects.filter(cluster=cluster, unit__in=units).values_list("unit", "answer"))
    counted = [list(said.values()).count(a) for a in (Answer.ACCEPTED, Answer.REFUSED)]
    return Acceptance(counted[0], counted[1], len(units))


def reachable(cluster: Cluster) -> list[tuple[Case, Recipient]]:
    """One caller per household, by his latest case with a number; each number once."""
    cases = member_cases(cluster).exclude(callback_phone="").order_by("-registered_at")
    unit_of = dict(present(cluster).filter(case__isnull=False).values_list("case", "unit"))
    units: set[str] = set()
    phones: set[str] = set()
    found = []
    for case in cases:
        if unit_of[case.pk] not in units and case.callback_phone not in phones:
            units.add(unit_of[case.pk])
            phones.add(case.callback_phone)
            found.append((case, Recipient(name=case.caller_name, phone=case.callback_phone)))
    return found


def affected_lines(cluster: Cluster) -> Q:
    """The building lines that have an affected house."""
    lines = present(cluster).exclude(house__line="").filter(house__isnull=False)
    found = Q(pk__in=[])
    for building, unit, line in set(lines.values_list("house__building", "house__unit", "house__line")):
        found |= Q(building=building, unit=unit, line=line)
    return found


def silent_houses(cluster: Cluster) -> QuerySet[House]:
    """Houses above and below the affected ones that have not complained."""
    spoke = present(cluster).filter(house__isnull=False).values("house")
    return House.objects.filter(affected_lines(cluster)).exclude(pk__in=spoke)


def of_case(case: Case) -> Cluster | None:
    """The cluster a case belongs to, the one under way first."""
    mine = Member.objects.filter(case=case, left_at=None).select_related("cluster").order_by("-cluster__id")
    found = [m.cluster for m in mine]
    return next((c for c in found if c.is_under_way), found[0] if found else None)


def others_under_way(cluster: Cluster) -> Iterable[Cluster]:
    """Those it may be joined with."""
    return Cluster.objects.filter(project=cluster.project_id).under_way().exclude(pk=cluster.pk).order_by("-id")
