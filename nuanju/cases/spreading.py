"""Beyond the case itself: neighbours with the same problem, and time, raise cases nobody has touched."""

import contextlib
import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from nuanju.cases.choices import OPEN
from nuanju.cases.models import Case
from nuanju.cases.severity import rules
from nuanju.cases.severity.levels import LEVELS
from nuanju.cases.severity.measure import APART, alike, others_of, takes_part
from nuanju.cases.verbs.reassess import reassess
from nuanju.core.refusals import Refused
from nuanju.sla.choices import OFFICIAL
from nuanju.sla.models import Timer

BATCH = 500


def raise_neighbours(case: Case) -> int:
    """Reassess the open cases of the same kind that stand lower than the households now say; returns how many."""
    if case.node is None or not takes_part(case):
        return 0
    rank = rules.of(case).rank("others", others_of(case))
    if not rank:
        return 0
    lower = alike(case).filter(state__in=OPEN, severity__in=LEVELS[:rank]).exclude(pk=case.pk)
    return _reassess(lower.order_by("pk"))


def raise_delayed(now: datetime.datetime | None = None) -> int:
    """Reassess the open cases whose delay has reached a level above theirs: waiting itself raises."""
    return sum(_reassess(delayed(found, now or timezone.now()).order_by("pk")[:BATCH]) for found in rules.eras())


def delayed(era: tuple, now: datetime.datetime) -> QuerySet[Case]:
    """Cases of one version of the rules with an unmet official due old enough; pauses are looked at one by one."""
    found, since, until = era
    late = Q(pk__in=[])
    for rank, days in enumerate(found.delay, 1):
        overdue = Timer.objects.running().filter(
            subject_type=Case._meta.label_lower, kind__in=OFFICIAL, due_at__lte=now - datetime.timedelta(days=days)
        )
        late |= Q(severity__in=LEVELS[:rank], pk__in=overdue.values("subject_id"))
    cases = Case._base_manager.filter(late, state__in=OPEN, registered_at__gte=_midnight(since)).exclude(kind__in=APART)
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
