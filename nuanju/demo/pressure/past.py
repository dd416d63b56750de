"""The hours between a case's last act and the moment of loading: whatever presses it happens there, in order."""

import datetime
import random
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import Max

from nuanju.cases.choices import OPEN
from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case
from nuanju.core.events import REACTIONS
from nuanju.core.models import Event
from nuanju.demo.backdate import at
from nuanju.demo.loop.desk import Desk

SUBJECT = Case._meta.label_lower
STEPS = {step.event for step in FLOW.steps.values()}
MINUTE = datetime.timedelta(minutes=1)
HEARD = {  # what follows from an act; nobody is told of the past
    f"escalation.reactions.{name}" for name in ("write_row", "settle_reports", "report_what_changed", "say_overdue_on_the_case")
}  # fmt: skip


class Past:
    def __init__(self, desk: Desk) -> None:
        self.desk, self.now = desk, desk.now
        self.rng = random.Random("压力")  # noqa: S311 — nothing secret is drawn
        of_open = Event.objects.filter(subject_type=SUBJECT, subject_id__in=self.open().values("pk"), kind__in=STEPS)
        self.last: dict[int, datetime.datetime] = dict(of_open.values_list("subject_id").annotate(Max("at")))
        self.begun_with = self.heard = _newest()
        self.looked_at: dict[int, int] = {}  # the version of a case at which its level was found to be right

    def open(self):
        return Case.objects.filter(state__in=OPEN).order_by("registered_at", "pk")

    @contextmanager
    def on(self, case: Case, moment: datetime.datetime) -> Iterator[bool]:
        """Act on the case at the moment, or soon after its last act; yields False when that would be after now."""
        when = max(moment, self.last.get(case.pk, moment) + MINUTE)
        if when >= self.now:
            yield False
            return
        with at(when):
            yield True
        self.last[case.pk] = when

    def hear(self) -> None:
        """Let follow what follows from the events since the last time, each at its own moment."""
        newest = _newest()
        kinds = [kind for kind, found in REACTIONS.items() if any(r.name in HEARD for r in found)]
        for event in Event.objects.filter(pk__gt=self.heard, pk__lte=newest, kind__in=kinds).order_by("at", "pk"):
            follow(event)
        self.heard = newest

    def forget(self) -> None:
        """What was done here lies behind: the jobs that would tell people of it are taken back."""
        with connection.cursor() as cursor:
            cursor.execute(
                "delete from procrastinate_jobs where task_name = 'core.relay' and (args->>'event_id')::bigint > %s",
                [self.begun_with],
            )


def follow(event: Event) -> None:
    for reaction in REACTIONS[event.kind]:
        if reaction.name in HEARD:
            with at(event.at):
                reaction.run(event)


def _newest() -> int:
    return Event.objects.aggregate(newest=Max("pk"))["newest"] or 0
