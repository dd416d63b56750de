"""The one event table: timeline, audit and outbox.

An app declares its kinds in `events.py` and its reactions to lower apps' kinds in `reactions.py`:

>>> declare("case.dispatched", "派工给{handler}", personal=("note",))
>>> @on("case.dispatched")
... def tell_handler(event): ...
"""

import datetime
import decimal
import json
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import connection, models
from django.utils import timezone
from django.utils.functional import Promise

from nuanju.core import jobs, live, memo
from nuanju.core.models import Event

APPEND = """insert into core_event (kind, subject_type, subject_id, project_id, actor_id, actor_name, at, data)
            values {rows}
            returning id, case when %s then pg_notify(%s, %s)::text end"""

ROW = "(%s, %s, %s, %s, %s, %s, %s, %s)"


class Kind(NamedTuple):
    name: str
    sentence: str | Callable[[dict], str]  # Chinese, with {fields} of the data
    personal: tuple[str, ...]  # fields of the data that hold personal information


class Reaction(NamedTuple):
    name: str
    run: Callable[[Event], None]


MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)")  # as `plain` writes it

HIDDEN = "（客户信息不显示）"

KINDS: dict[str, Kind] = {}
REACTIONS: dict[str, list[Reaction]] = {}


def declare(name: str, sentence: str | Callable[[dict], str], *, personal: Iterable[str] = ()) -> str:
    assert name not in KINDS, f"event kind declared twice: {name}"
    KINDS[name] = Kind(name, sentence, tuple(personal))
    return name


def on(*kinds: str):
    """Subscribe a reaction; it runs once per event in its own transaction, after the commit, and must be idempotent."""

    def subscribe(run: Callable[[Event], None]):
        name = f"{run.__module__.removeprefix('nuanju.')}.{run.__name__}"
        for kind in kinds:
            assert kind in KINDS, f"{name} reacts to an undeclared event {kind}"
            REACTIONS.setdefault(kind, []).append(Reaction(name, run))
        return run

    return subscribe


def record(
    kind: str, subject: models.Model, *, by, data: dict | None = None, at: datetime.datetime | None = None,
    watching: list[str] | None = None,
) -> Event:  # fmt: skip
    """Append an event inside the caller's transaction, defer its relay and tell open screens.

    `watching` are the topics of those it was shown to until now.
    `data` may hold model instances, moments, decimals: they are stored as plain JSON (a row as {"id", "text"}).
    """
    return record_each(kind, subject, by=by, data=[data or {}], at=at, watching=watching)[0]


def record_each(
    kind: str, subject: models.Model, *, by, data: list[dict], at: datetime.datetime | None = None,
    watching: list[str] | None = None,
) -> list[Event]:  # fmt: skip
    """The same kind of event several times at once, one per dict in `data`, at the price of one."""
    assert kind in KINDS, f"undeclared event kind {kind}"
    assert connection.in_atomic_block, "an event is recorded in the transaction of what it tells"
    events = [
        Event(
            kind=kind,
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            project_id=getattr(subject, "project_id", None),
            actor_id=by.pk,
            actor_name=by.name,
            at=at or timezone.now(),
            data=plain(facts),
        )
        for facts in data
    ]
    if events:
        _append(events, live.message(subject, watching))
        if kind in REACTIONS:
            jobs.defer_named("core.relay", *({"event_id": event.pk} for event in events))
        memo.heard(kind)
    return events


def _append(events: list[Event], told: str) -> None:
    """The rows and the word to open screens in one statement: every verb comes by here several times."""
    values: list[Any] = []
    for event in events:
        values += [event.kind, event.subject_type, event.subject_id, event.project_id, event.actor_id, event.actor_name]
        values += [event.at, json.dumps(event.data, ensure_ascii=False)]
    rows = ", ".join([ROW] * len(events))
    with connection.cursor() as cursor:
        cursor.execute(APPEND.format(rows=rows), [*values, bool(told), live.CHANNEL, told])
        for event, (pk, _) in zip(events, cursor.fetchall(), strict=True):
            event.pk = pk


def timeline(subject: models.Model) -> list[Event]:
    """The subject's events in the order things happened; what an act itself set off (its clocks) follows the act."""
    events = Event.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
    return sorted(events, key=lambda e: (e.at, e.kind.startswith("timer."), e.pk))


def sentence(event: Event, *, masked: bool = False) -> str:
    """The event in Chinese words; a field missing in old data reads as “—”, `masked` hides the personal ones."""
    kind = KINDS.get(event.kind)
    if kind is None:
        return event.kind
    data = {**event.data, **dict.fromkeys(kind.personal, HIDDEN)} if masked else event.data
    if callable(kind.sentence):
        return kind.sentence(data)
    return kind.sentence.format_map(_Words(data))


class _Words(dict):
    def __getitem__(self, key):
        return _said(super().get(key))


def _said(value: Any) -> str:
    match value:
        case None | "" | []:
            return "—"
        case dict():
            return value.get("text", "—")
        case list():
            return "、".join(_said(v) for v in value)
        case str() if MOMENT.fullmatch(value):
            return _moment(value)
        case _:
            return str(value)


def _moment(value: str) -> str:
    """What a customer said may look like a moment and be none: it stays as he said it."""
    try:
        return f"{timezone.localtime(datetime.datetime.fromisoformat(value)):%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return value


def plain(value: Any) -> Any:
    """JSON-ready form of what verbs put into events."""
    match value:
        case models.Model():
            return {"id": value.pk, "text": str(value)}
        case dict():
            return {k: plain(v) for k, v in value.items()}
        case list() | tuple() | set() | models.QuerySet():
            return [plain(v) for v in value]
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case decimal.Decimal() | Promise():
            return str(value)
        case datetime.timedelta():
            return value.total_seconds()
        case models.enums.Choices():
            return {"id": value.value, "text": str(value.label)}
        case _:
            return value
