"""Read a project's past: the lives of its cases once, then everything about those asked for, some hundred at a time."""

import datetime
import itertools
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from nuanju.cases.models import Case, InboundContact, Lowering, MediaEntry
from nuanju.cases.severity.assess import Lowered, known
from nuanju.cases.severity.levels import Hint
from nuanju.cases.severity.replay.around import Around
from nuanju.cases.severity.replay.facts import Call, Clock, Contact, Life, Moment, Past, Problem, Sighting, Span, Step
from nuanju.cases.severity.replay.letters import rounds
from nuanju.core.models import Event
from nuanju.sla.choices import OFFICIAL

CHUNK = 500
CASE = Case._meta.label_lower
BORN = ("case.registered", "case.brought_in", "case.reopened")
RENODED = ("case.classified", "case.contacted", "case.completed", "case.place_corrected")
CLOCKS = {
    "timer.started": "started", "timer.tightened": "moved", "timer.rebased": "moved", "timer.agreed": "moved",
    "timer.paused": "paused", "timer.resumed": "resumed", "timer.stopped": "ended", "timer.cancelled": "ended",
}  # fmt: skip
ZONE = timezone.get_default_timezone()
LEVELLED = ("case.severity_raised", "case.severity_lowered")
FIELDS = (
    "pk", "number", "channel", "registered_at", "closed_at", "source_ref", "household_id", "customer_id",
    "callback_phone", "caller_name", "place_text", "house_id", "port", "node__code", "kind", "hint_level",
    "hint_at_once", "forced", "issue_round_id",
)  # fmt: skip


class Recorded(NamedTuple):
    """A change of the level as it really happened."""

    at: Moment
    level: str
    rung: int


class Told(NamedTuple):
    """A past and what really became of it."""

    past: Past
    recorded: list[Recorded]


def relevant(project_id: int, since: Moment, until: Moment, days: int) -> Q:
    """Cases that were registered, open or counted at some time of the period."""
    alive = Q(closed_at=None) | Q(closed_at__gte=since)
    recent = Q(registered_at__gte=since - datetime.timedelta(days=days))
    return Q(project=project_id, registered_at__lt=until) & (alive | recent)


def around(which: Q) -> Around:
    """The lives of these cases."""
    rows = {row["pk"]: row for row in Case._base_manager.filter(which).values(*FIELDS).order_by("registered_at", "pk")}
    events = Event.objects.filter(subject_type=CASE, kind__startswith="case.", data__has_key="to")
    events = events.filter(subject_id__in=Case._base_manager.filter(which).values("pk"))
    told = events.order_by("subject_id", "id").values_list(
        "subject_id", "id", "kind", "at", "data__to", "data__judged", "data__renoded"
    )
    return Around(_lives(rows, told.iterator(chunk_size=5000)))


def _lives(rows: dict[int, dict], told: Iterable[tuple]) -> Iterator[Life]:
    known = rounds(rows.values())
    for pk, mine in itertools.groupby(told, key=operator.itemgetter(0)):
        yield _life(rows[pk], _now(rows[pk], known), mine)


def _life(row: dict, problem: Problem, told: Iterable[tuple]) -> Life:
    life = Life(row["pk"], row["channel"], row["registered_at"], [], [], [])
    for pk, event_id, kind, at, state, judged, renoded in told:
        problem = _then(problem, judged) if judged else problem
        last = life.spans[-1] if life.spans else None
        if last is None or (last.state, last.problem) != (state, problem):
            life.spans.append(Span(max(at, last.at) if last else at, state, problem))  # a machine's time may go back
        call = Call(at, event_id, pk, problem.key, frozenset(problem.keys), row["channel"])
        if kind in BORN or (renoded and kind in RENODED):
            life.calls.append(call)
            life.again.append(call)
        elif kind == "case.chased":
            life.again.append(call)
    return life


def _now(row: dict, known: dict[int, str]) -> Problem:
    """What the row says: who speaks never changes but with the place, which is judged anew."""
    letter = row["source_ref"] is not None and not row["house_id"]
    return Problem(
        code=row["node__code"] or "", kind=row["kind"], household=row["household_id"], customer=row["customer_id"],
        phone=row["callback_phone"], name=row["caller_name"] if letter else "",
        place=place_of(row) if letter else "", round=row["issue_round_id"] or known.get(row["pk"]),
        hint=Hint(row["hint_level"], row["hint_at_once"]), forced=frozenset(row["forced"]),
    )  # fmt: skip


def place_of(row: dict) -> str:
    """Of a letter: the place in its words and the port its words point to."""
    return f"{row['place_text']}·{row['port']}" if row["place_text"] else ""


def _then(problem: Problem, judged: dict) -> Problem:
    return problem._replace(
        code=judged["code"], kind=judged["kind"], household=judged["household"],
        round=judged["round"] or (problem.round if isinstance(problem.round, str) else None),
        hint=Hint(judged["hint"], judged["at_once"]), forced=frozenset(judged["forced"]),
    )  # fmt: skip


def pasts(cases: list[int], project: Around) -> Iterator[Told]:
    """Everything about these cases, chunk by chunk."""
    for first in range(0, len(cases), CHUNK):
        yield from _chunk(cases[first : first + CHUNK], project)


def _chunk(cases: list[int], project: Around) -> Iterator[Told]:
    siblings = {pk: project.siblings(project.lives[pk]) for pk in cases}
    contacts = _contacts({*cases, *(s for found in siblings.values() for s in found)}, project)
    media, steps, recorded = _media(cases), defaultdict(list), defaultdict(list)
    lowerings = _lowerings(cases)
    for pk, event_id, kind, at, data in _events(cases):
        if kind in LEVELLED and "level" in data:
            recorded[pk].append(Recorded(at, data["level"]["id"], data["rung"]))
        if step := _step(event_id, kind, at, data, lowerings[pk]):
            steps[pk].append(step)

    def past(pk: int, theirs: list[Past]) -> Past:
        return Past(project.lives[pk], steps[pk], contacts[pk], media[pk], theirs)

    for pk in cases:
        yield Told(past(pk, [past(s, []) for s in sorted(siblings[pk])]), recorded[pk])


def _events(cases: list[int]):
    official = Q(kind__in=CLOCKS, data__kind__id__in=[str(k) for k in OFFICIAL])
    told = Q(kind__in=LEVELLED) | official | Q(kind__startswith="case.", data__has_key="to")
    events = Event.objects.filter(told, subject_type=CASE, subject_id__in=cases).order_by("subject_id", "id")
    return events.values_list("subject_id", "id", "kind", "at", "data").iterator(chunk_size=5000)


def _step(event_id: int, kind: str, at: Moment, data: dict, lowerings: list[Lowered]) -> Step | None:
    if kind in CLOCKS:
        until = data.get("resume_on") if kind == "timer.paused" else None
        return Step(at, event_id, clock=Clock(data["timer"], CLOCKS[kind], _moment(data["due_at"]), _midnight(until)))
    if kind == "case.severity_lowered":
        return Step(at, event_id, lowered=lowerings.pop(0) if lowerings else None)
    return Step(at, event_id, judged="judged" in data) if "to" in data else None


def _contacts(cases: set[int], project: Around) -> dict[int, list[Contact]]:
    """A first contact is known from the registration on, however far it was dated back."""
    found = defaultdict(list)
    for pk, at, kind in InboundContact.objects.filter(case__in=cases).order_by("at").values_list("case", "at", "kind"):
        if life := project.lives.get(pk):
            found[pk].append(Contact(at, life.spans[0].at if kind == "first" else at, kind))
    return found


def _media(cases: list[int]) -> dict[int, list[Sighting]]:
    found = defaultdict(list)
    rows = MediaEntry.objects.filter(case__in=cases).order_by("at", "pk")
    seen = rows.values_list("case", "at", "outlet", "outlet_kind", "views", "interactions")
    for pk, at, outlet, kind, views, interactions in seen:
        found[pk].append(Sighting(at, outlet, kind, views, interactions))
    return found


def _lowerings(cases: list[int]) -> dict[int, list[Lowered]]:
    found = defaultdict(list)
    rows = Lowering.objects.filter(case__in=cases, approved=True).order_by("decided_at")
    for pk, level, values, forced in rows.values_list("case", "level", "values", "forced"):
        found[pk].append(known(level, values, forced))
    return found


def _moment(text: str) -> Moment:
    return datetime.datetime.fromisoformat(text)


def _midnight(day: str | None) -> Moment | None:
    if day is None:
        return None
    return datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(), ZONE)
