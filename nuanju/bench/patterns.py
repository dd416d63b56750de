"""A pattern: every row a sample case left behind, ready to be written again with other keys, times and people."""

import datetime
import secrets
from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import models

from nuanju.bench.rows import plain
from nuanju.cases.models import Acceptance, Case, CompletionReport, Contact, FollowUp, InboundContact, Solution
from nuanju.core.models import Attachment, Event, EventReaction
from nuanju.issues.models import Issue, IssueRound
from nuanju.notify.models import Delivery, Notice
from nuanju.org.models import User
from nuanju.sla.models import Timer

STEPS = (InboundContact, Contact, Solution, CompletionReport, Acceptance, FollowUp)
MODELS = (Issue, IssueRound, Case, *STEPS, Timer, Attachment, Event, EventReaction, Notice, Delivery)
BARE = ("project_id", "subject_id")  # keys kept as plain numbers


class Copied(NamedTuple):
    """What differs from copy to copy."""

    shift: datetime.timedelta
    keys: dict[type[models.Model], int]  # the first new key per table
    people: dict[int, int]
    place: dict[tuple[type[models.Model], str], Any]


Change = Callable[[Copied], Any]


class Line(NamedTuple):
    """One row: its values as they were, and how some of them change."""

    model: type[models.Model]
    values: list
    changes: list[tuple[int, Change]]

    def copied(self, to: Copied) -> list:
        row = self.values.copy()
        for at, change in self.changes:
            row[at] = change(to)
        return row


class Pattern(NamedTuple):
    """All lines of one case."""

    registered_at: datetime.datetime
    is_open: bool
    node: str
    lines: list[Line]
    counts: dict[type[models.Model], int]


def pattern(case: Case) -> Pattern:
    """Read what the case left behind."""
    rows = _rows(case)
    order = {(type(r), r.pk): i for found in rows.values() for i, r in enumerate(found)}
    lines = [_line(r, order) for found in rows.values() for r in found]
    counts = {model: len(found) for model, found in rows.items()}
    return Pattern(case.registered_at, case.is_open, case.node.zh if case.node else "", lines, counts)


def _rows(case: Case) -> dict[type[models.Model], list]:
    mine = {"subject_type": "cases.case", "subject_id": case.pk}
    happened = Event.objects.filter(**mine)
    round_of = [case.issue_round] if case.issue_round else []
    found: dict[type[models.Model], Any] = {Issue: [r.issue for r in round_of], IssueRound: round_of, Case: [case]}
    found |= {model: model._base_manager.filter(case=case) for model in STEPS}
    found |= {Timer: Timer.objects.filter(**mine), Attachment: Attachment.objects.filter(**mine), Event: happened}
    found[EventReaction] = EventReaction.objects.filter(event__in=happened)
    found[Notice] = Notice.objects.filter(event__in=happened)
    found[Delivery] = Delivery.objects.filter(notice__event__in=happened)
    return {model: list(rows) for model, rows in found.items()}


def _line(row: models.Model, order: dict) -> Line:
    changes = []
    for at, field in enumerate(row._meta.concrete_fields):
        if change := _change(row, field, getattr(row, field.attname), order):
            changes.append((at, change))
    return Line(type(row), plain(row), changes)


def _change(row: models.Model, field: models.Field, value: Any, order: dict) -> Change | None:
    model, name = type(row), field.attname
    if (model, name) == (Attachment, "key"):
        return lambda to: secrets.token_hex(16)
    if (model, name) in PLACED and value not in (None, ""):
        return lambda to: to.place[model, name]
    points_to: Any = model if field.primary_key else Case if name == "subject_id" else field.related_model
    if value is None:
        return None
    if isinstance(value, int) and (points_to, value) in order:
        nth = order[points_to, value]
        return lambda to: to.keys[points_to] + nth
    if points_to is User or name == "actor_id":
        return lambda to: to.people.get(value, value)
    if isinstance(value, datetime.datetime):
        return lambda to: value + to.shift
    if isinstance(value, datetime.date):
        return lambda to: value + datetime.timedelta(days=to.shift.days)
    return None


PLACED = {
    (Case, "number"), (Case, "project_id"), (Case, "house_id"), (Case, "building_id"), (Case, "household_id"),
    (Case, "customer_id"), (Case, "caller_name"), (Case, "callback_phone"), (Case, "words"), (Case, "title"),
    (InboundContact, "words"), (Issue, "project_id"), (Issue, "house_id"), (Issue, "key"), (Timer, "project_id"),
    (Event, "project_id"), (Notice, "project_id"),
}  # fmt: skip
