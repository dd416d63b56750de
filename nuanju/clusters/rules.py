"""From facts to clusters (crisis.md §2), pure: what belongs together follows from households, places and times alone.

Every rule asks for `least` distinct households within a span; whoever lies in any such span is a member, so neither the
order of arrival nor a repeated call of one household changes the answer, and a further case never makes it smaller.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from nuanju.clusters.choices import Level, Rule

DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)


class Fact(NamedTuple):
    """One voice: a case of a household, or its return when it was reopened."""

    case: int
    unit: str  # the household
    building: int | None
    at: datetime.datetime


class Limits(NamedTuple):
    """The thresholds in force."""

    building_watch: int = 3
    building_cluster: int = 5
    building_days: int = 30
    project_cluster: int = 5
    project_major: int = 10
    project_days: int = 30
    burst_households: int = 5
    burst_hours: int = 24


class Group(NamedTuple):
    """Who belongs to the cluster and by which rules; no level = no cluster."""

    level: Level | None
    members: Mapping[int, frozenset[Rule]]

    @property
    def burst(self) -> bool:
        return any(Rule.BURST in rules for rules in self.members.values())


def group(facts: Iterable[Fact], limits: Limits, *, joint: frozenset[int] = frozenset()) -> Group:
    """The cluster of one key; `joint` are cases brought forward on behalf of several households."""
    told = sorted(facts, key=lambda f: (f.at, f.case, f.unit))
    span = limits.project_days * DAY
    found: dict[int, set[Rule]] = defaultdict(set)
    project = crowd(told, span, limits.project_cluster)
    burst = crowd(told, limits.burst_hours * HOUR, limits.burst_households)
    mine = joint & {f.case for f in told}
    for rule, cases in ((Rule.PROJECT, project), (Rule.BURST, burst), (Rule.JOINT, mine)):
        _mark(found, cases, rule)
    hot, watched = bool(project or burst or mine), False
    for rows in by_building(told).values():
        near = crowd(rows, limits.building_days * DAY, limits.building_watch)
        hot |= bool(crowd(rows, limits.building_days * DAY, limits.building_cluster))
        watched |= bool(near)
        _mark(found, near, Rule.BUILDING)
        _mark(found, linked(rows, near, limits.building_days * DAY), Rule.LINKED)
    core = project | burst | mine
    _mark(found, linked(told, core, span) - found.keys(), Rule.LINKED)
    major = bool(crowd(told, span, limits.project_major))
    level = Level.MAJOR if major else Level.HOT if hot else Level.WATCH if watched else None
    return Group(level, {case: frozenset(rules) for case, rules in found.items()})


def crowd(facts: Iterable[Fact], span: datetime.timedelta, least: int) -> set[int]:
    """The cases that lie in some span with at least so many distinct households; both ends belong to it."""
    told, found, first = sorted(facts, key=lambda f: f.at), set(), 0
    inside: dict[str, int] = defaultdict(int)
    marked = 0
    for last, fact in enumerate(told):
        inside[fact.unit] += 1
        while told[first].at < fact.at - span:
            inside[told[first].unit] -= 1
            if not inside[told[first].unit]:
                del inside[told[first].unit]
            first += 1
        if len(inside) >= least:
            found |= {f.case for f in told[max(first, marked) : last + 1]}
            marked = last + 1
    return found


def linked(facts: Iterable[Fact], core: set[int] | frozenset[int], span: datetime.timedelta) -> set[int]:
    """Those who come after a member within the span: they join what is under way."""
    found, latest = set(), None
    for fact in sorted(facts, key=lambda f: (f.at, f.case not in core)):
        if fact.case in core:
            latest = fact.at
        elif latest is not None and fact.at - latest <= span:
            found.add(fact.case)
            latest = fact.at
    return found


def by_building(facts: Iterable[Fact]) -> dict[int, list[Fact]]:
    rows: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.building is not None:
            rows[fact.building].append(fact)
    return rows


def _mark(found: dict[int, set[Rule]], cases: Iterable[int], rule: Rule) -> None:
    for case in cases:
        found[case].add(rule)
