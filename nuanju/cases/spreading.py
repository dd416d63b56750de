"""Beyond the case itself: neighbours with the same problem, and time, raise cases nobody has touched."""

import contextlib
import datetime
import functools
import operator
from collections.abc import Iterable, Iterator

from django.db.models import DateTimeField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils import timezone

from nuanju.cases.choices import OPEN, Channel
from nuanju.cases.inbound import same_voice
from nuanju.cases.models import Case
from nuanju.cases.severity import media, rules
from nuanju.cases.severity.levels import LEVELS
from nuanju.cases.severity.measure import (
    APART,
    BROAD,
    alike,
    many_at_government,
    others_of,
    takes_part,
)
from nuanju.cases.verbs.reassess import reassess
from nuanju.core.refusals import Refused
from nuanju.sla.choices import OFFICIAL
from nuanju.sla.models import PauseInterval, Timer

BATCH = 500


def raise_neighbours(case: Case) -> int:
    """Reassess the open cases of the same kind that stand lower than the households now say; returns how many. Each is
    judged by the rules it was registered under."""
    if case.node is None or not takes_part(case):
        return 0
    eras = rules.eras()
    risen = sum(_reassess(lower.order_by("pk")) for era in eras if (lower := _lower(case, era)) is not None)
    return risen + sum(_reassess(_wider(case, era).order_by("pk")) for era in eras if _is_in_a_wider(case))


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


def _is_in_a_wider(case: Case) -> bool:
    """Design and promises count it too, though it does not count them: from the third level on."""
    if case.kind in BROAD:
        return False
    return alike(case, broad=True).filter(kind__in=BROAD, state__in=OPEN).exists()


def _wider(case: Case, era: tuple) -> QuerySet[Case]:
    found = era[0]
    behind = _below(found.rank("others", others_of(case, found.window_days, broad=True)))
    counting = alike(case, found.window_days, broad=True).filter(behind, kind__in=BROAD, state__in=OPEN)
    return _of_era(counting.exclude(pk=case.pk), era)


def _below(rank: int) -> Q:
    """Standing lower than the rank of a dimension says, or than a hint that counts fully once any has one."""
    if not rank:
        return Q(pk__in=[])
    hinted = [Q(severity=level, hint_level__in=LEVELS[n:]) for n, level in enumerate(LEVELS[:-1], 1)]
    return functools.reduce(operator.or_, hinted, Q(severity__in=LEVELS[:rank]))


def raise_delayed(now: datetime.datetime | None = None) -> int:
    """Reassess the open cases whose delay has reached a level above theirs: waiting itself raises."""
    return sum(_reassess(_paged(delayed(found, now or timezone.now()))) for found in rules.eras())


def delayed(era: tuple, now: datetime.datetime) -> QuerySet[Case]:
    """Cases of one version of the rules with an unmet official due old enough; pauses taken since are looked at one by one."""
    found, late = era[0], Q(pk__in=[])
    for rank, days in enumerate(found.delay, 1):
        wait = datetime.timedelta(days=days)
        overdue = Timer.objects.running().filter(
            ~Exists(_stopped_before(wait, now)), subject_type=Case._meta.label_lower, kind__in=OFFICIAL,
            due_at__lte=now - wait,
        )  # fmt: skip
        late |= _below(rank) & Q(pk__in=overdue.values("subject_id"))
    return _of_era(Case._base_manager.filter(late, state__in=OPEN).exclude(kind__in=APART), era)


def _stopped_before(wait: datetime.timedelta, now: datetime.datetime) -> QuerySet[PauseInterval]:
    """The pause that still holds a clock and began before it was as late as that."""
    reached = ExpressionWrapper(OuterRef("due_at") + wait, output_field=DateTimeField())
    return PauseInterval.objects.filter(
        timer=OuterRef("pk"), ended_at=None, resume_on__gt=timezone.localdate(now), started_at__lt=reached
    )


def _paged(cases: QuerySet[Case]) -> Iterator[Case]:
    """All of them, some at a time: those that do not rise keep nobody else waiting."""
    last = 0
    while page := list(cases.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from page
        last = page[-1].pk


def _of_era(cases: QuerySet[Case], era: tuple) -> QuerySet[Case]:
    """Those registered while this version of the rules was in force."""
    _, since, until = era
    cases = cases.filter(registered_at__gte=_midnight(since))
    return cases.filter(registered_at__lt=_midnight(until)) if until else cases


def _reassess(cases: Iterable[Case]) -> int:
    return sum(_rose(case) for case in cases)


def _rose(case: Case) -> bool:
    """One that ended or changed meanwhile is left alone."""
    before = case.severity
    with contextlib.suppress(Refused):
        reassess(case)
    return case.severity != before


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
