"""Beyond the case itself: neighbours with the same problem, and time, raise cases nobody has touched."""

import contextlib
import datetime
import functools
import operator

from django.db.models import Q, QuerySet
from django.utils import timezone

from nuanju.cases.choices import OPEN, Channel
from nuanju.cases.inbound import same_voice
from nuanju.cases.models import Case
from nuanju.cases.severity import media, rules
from nuanju.cases.severity.levels import LEVELS
from nuanju.cases.severity.measure import (
    APART,
    alike,
    many_at_government,
    others_of,
    takes_part,
)
from nuanju.cases.verbs.reassess import reassess
from nuanju.core.refusals import Refused
from nuanju.sla.choices import OFFICIAL
from nuanju.sla.models import Timer

BATCH = 500


def raise_neighbours(case: Case) -> int:
    """Reassess the open cases of the same kind that stand lower than the households now say; returns how many. Each is
    judged by the rules it was registered under."""
    if case.node is None or not takes_part(case):
        return 0
    return sum(_reassess(lower.order_by("pk")) for era in rules.eras() if (lower := _lower(case, era)) is not None)


def raise_siblings(case: Case) -> int:
    """Reassess this customer's other open cases on the event: what he said counts for each."""
    if case.issue_round_id is None:
        return 0
    return _reassess(same_voice(case).filter(state__in=OPEN).exclude(pk=case.pk).order_by("pk"))


def _lower(case: Case, era: tuple) -> QuerySet[Case] | None:
    found = era[0]
    rank = found.rank("others", others_of(case, found.window_days))
    loud = found.rank("media", media.GOVERNMENT) if many_at_government(case) else 0
    if not (rank or loud):
        return None
    behind = _below(rank) | (_below(loud) & Q(channel=Channel.GOV_12345))
    return _of_era(alike(case, found.window_days).filter(behind, state__in=OPEN).exclude(pk=case.pk), era)


def _below(rank: int) -> Q:
    """Standing lower than the rank of a dimension says, or than a hint that counts fully once any has one."""
    if not rank:
        return Q(pk__in=[])
    hinted = [Q(severity=level, hint_level__in=LEVELS[n:]) for n, level in enumerate(LEVELS[:-1], 1)]
    return functools.reduce(operator.or_, hinted, Q(severity__in=LEVELS[:rank]))


def raise_delayed(now: datetime.datetime | None = None) -> int:
    """Reassess the open cases whose delay has reached a level above theirs: waiting itself raises."""
    return sum(_reassess(delayed(found, now or timezone.now()).order_by("pk")[:BATCH]) for found in rules.eras())


def delayed(era: tuple, now: datetime.datetime) -> QuerySet[Case]:
    """Cases of one version of the rules with an unmet official due old enough; pauses are looked at one by one."""
    found, late = era[0], Q(pk__in=[])
    for rank, days in enumerate(found.delay, 1):
        overdue = Timer.objects.running().filter(
            subject_type=Case._meta.label_lower, kind__in=OFFICIAL, due_at__lte=now - datetime.timedelta(days=days)
        )
        late |= _below(rank) & Q(pk__in=overdue.values("subject_id"))
    return _of_era(Case._base_manager.filter(late, state__in=OPEN).exclude(kind__in=APART), era)


def _of_era(cases: QuerySet[Case], era: tuple) -> QuerySet[Case]:
    """Those registered while this version of the rules was in force."""
    _, since, until = era
    cases = cases.filter(registered_at__gte=_midnight(since))
    return cases.filter(registered_at__lt=_midnight(until)) if until else cases


def _reassess(cases: QuerySet[Case]) -> int:
    return sum(_rose(case) for case in cases)


def _rose(case: Case) -> bool:
    """One that ended or changed meanwhile is left alone."""
    before = case.severity
    with contextlib.suppress(Refused):
        reassess(case)
    return case.severity != before


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
