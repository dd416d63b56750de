"""Put cases on the list of a cluster, inside the verb that has it locked."""

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.utils import timezone

from nuanju.cases.models import Case
from nuanju.clusters import keys
from nuanju.clusters.choices import Rule, State
from nuanju.clusters.models import Cluster, Joint, Member
from nuanju.core import events
from nuanju.customers.queries import open_household


class Newcomer(NamedTuple):
    """A case with the rules by which it belongs."""

    case: Case
    rules: frozenset[Rule]


class Enlisted(NamedTuple):
    """What changed: the rows written and the households that are new."""

    members: list[Member]
    units: set[str]


def missing(cluster: Cluster | None, cases: Iterable[Case], found: Mapping[int, frozenset[Rule]]) -> list[Newcomer]:
    """Those of the group who do not stand on the list; who was taken out by hand stays out."""
    there = set()
    if cluster is not None:
        rows = Member.objects.filter(cluster=cluster, case__isnull=False)
        there = set(rows.filter(left_at=None).values_list("case", flat=True))
        there |= set(rows.filter(left_by__isnull=False).values_list("case", flat=True))
    return [Newcomer(case, found[case.pk]) for case in cases if case.pk in found and case.pk not in there]


def enlist(row: Cluster, newcomers: Iterable[Newcomer], *, by, reason: str = "") -> Enlisted:
    """Write the members, count the households anew, tell each case."""
    before, members = units(row), []
    for case, rules in newcomers:
        members.append(_member(row, case, rules, by=by, reason=reason))
        _named_houses(row, case, by=by)
        why = reason or "、".join(str(r.label) for r in sorted(rules))
        events.record("cluster.case_joined", case, by=by, data={"cluster": row, "reason": why})
    settle(row)
    fresh = units(row) - before
    if fresh:
        row.last_joined_at = timezone.now()
    return Enlisted(members, fresh)


def keep_control(row: Cluster, come: Enlisted) -> None:
    """A new household ends the control; a further case of one that belonged already does not."""
    if come.units:
        row.controlled_at = None
    elif row.controlled_at:
        row.state = State.CONTROLLED


def units(row: Cluster) -> set[str]:
    """The households on the list."""
    return set(Member.objects.filter(cluster=row, left_at=None).values_list("unit", flat=True))


def settle(row: Cluster) -> None:
    row.households = len(units(row))


def rules_of(newcomers: Iterable[Newcomer]) -> str:
    """The rules in words, for events and notices."""
    return "、".join(str(rule.label) for rule in Rule if any(rule in n.rules for n in newcomers)) or "同类问题"


def _member(row: Cluster, case: Case, rules: Iterable[Rule], *, by, reason: str) -> Member:
    values = {
        "unit": keys.unit_of(case), "household_id": case.household_id, "house_id": case.house_id,
        "rules": sorted(rules), "reason": reason, "voiced_at": case.registered_at, "joined_at": timezone.now(),
        "joined_by_id": by.pk, "left_at": None, "left_by": None, "left_why": "",
    }  # fmt: skip
    member, _ = Member.objects.update_or_create(cluster=row, case=case, defaults=values)
    return member


def _named_houses(row: Cluster, case: Case, *, by) -> None:
    """Households a common letter names belong too, before they have called themselves."""
    for joint in Joint.objects.filter(case=case).prefetch_related("houses"):
        for house in joint.houses.all():
            _house(row, house, joint.at, by=by)


def _house(row: Cluster, house, at: datetime.datetime, *, by) -> None:
    household = open_household(house)
    unit = keys.unit_of_house(house, household)
    if not Member.objects.filter(cluster=row, unit=unit).exists():
        Member.objects.create(
            cluster=row, unit=unit, household=household, house=house, rules=[Rule.JOINT], voiced_at=at,
            joined_at=timezone.now(), joined_by_id=by.pk,
        )  # fmt: skip
