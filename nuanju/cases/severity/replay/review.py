"""Replay a period: project by project, each case under the rules it was registered under, or under others for all."""

import contextlib
import datetime
from collections.abc import Callable, Iterator

from django.db import connection, transaction
from django.utils import timezone

from nuanju.cases.inbound import counting
from nuanju.cases.models import Case
from nuanju.cases.severity import rules
from nuanju.cases.severity.replay import reading
from nuanju.cases.severity.replay.outcome import Figures
from nuanju.cases.severity.replay.run import Counting, replay
from nuanju.cases.severity.rules import Rules

EVERY = 5_000


class Period:
    """Days, both included; what happens after the last one is not looked at."""

    def __init__(self, first: datetime.date, last: datetime.date) -> None:
        self.since, self.until = _midnight(first), _midnight(last + datetime.timedelta(days=1))

    @property
    def end(self) -> datetime.datetime:
        """The last moment that counts: the period's, or now."""
        return min(self.until - datetime.timedelta(microseconds=1), timezone.now())


@contextlib.contextmanager
def read_only() -> Iterator[None]:
    """One view of the database for the whole replay, which refuses every write."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def review(period: Period, given: Rules | None = None, *, progress: Callable[[int], None] = lambda n: None) -> Figures:
    """The figures of the cases registered in the period; older ones count as their neighbours."""
    figures, eras, counts = Figures(), rules.eras(), Counting(*counting())
    window = max([given.window_days] if given else [era[0].window_days for era in eras])
    for project in _projects(period):
        _project(project, period, window, lambda day: given or _of(day, eras), counts, figures, progress)
        figures.close_project()
    return figures


def _projects(period: Period) -> list[int]:
    found = Case._base_manager.filter(registered_at__gte=period.since, registered_at__lt=period.until)
    return list(found.order_by("project").values_list("project", flat=True).distinct())


def _project(project, period, window, rules_of, counts, figures, progress) -> None:
    known = reading.around(reading.relevant(project, period.since, period.until, window))
    mine = [pk for pk, life in known.lives.items() if period.since <= life.registered_at < period.until]
    for told in reading.pasts(mine, known):
        born = timezone.localdate(told.past.life.registered_at)
        rises = replay(told.past, known, rules_of(born), until=period.end, counting=counts)
        figures.add(told.past, rises, [r for r in told.recorded if r.at <= period.end], timezone.localdate)
        if figures.cases % EVERY == 0:
            progress(figures.cases)


def _of(day: datetime.date, eras: list[tuple]) -> Rules:
    """The rules in force on the day, without asking for each case."""
    return next(found for found, since, _ in reversed(eras) if since <= day)


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
