"""Levels rise when the facts say so: delay, neighbours, the customer's own voice; each at the moment it did."""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q, QuerySet

from nuanju.cases.choices import OPEN, InboundKind
from nuanju.cases.models import Case, InboundContact, MediaEntry
from nuanju.cases.rising import would_rise
from nuanju.cases.severity import rules
from nuanju.cases.severity.measure import VOICE, alike
from nuanju.cases.spreading import delayed
from nuanju.cases.verbs import reassess
from nuanju.demo.backdate import at
from nuanju.demo.pressure.past import Past
from nuanju.escalation import reporting, watching
from nuanju.escalation.choices import Rung
from nuanju.escalation.models import Escalation
from nuanju.sla import queries as sla
from nuanju.sla.choices import OFFICIAL

DAY = datetime.timedelta(days=1)


def births(past: Past) -> None:
    """Cases that were raised from the first minute: what is owed to their superiors since."""
    for case in past.open().filter(rung__gt=0):
        with at(case.registered_at):
            reporting.settle(case.pk, at=case.registered_at)


def rise(past: Past) -> None:
    """Every open case stands where its facts put it; one that did not move since it was looked at still does."""
    for case in _suspects(past):
        if past.looked_at.get(case.pk) == case.version:
            continue
        if would_rise(case):
            for moment in sorted(_moments(case)):
                _reassess(past, case, moment)
            reassess(case)  # what nothing dates is said now
        past.looked_at[case.pk] = case.version


def _suspects(past: Past) -> QuerySet[Case]:
    """Late, asked about again, seen in public, or one of many; of all others the level cannot have moved."""
    again = InboundContact.objects.exclude(kind=InboundKind.FIRST).values("case")
    late = Q()
    for era in rules.eras():
        late |= Q(pk__in=delayed(era, past.now).values("pk"))
    here = late | Q(pk__in=again) | Q(pk__in=MediaEntry.objects.values("case")) | Q(pk__in=_among_many(past.now))
    return past.open().filter(here).select_related("project", "node")


def _among_many(now: datetime.datetime) -> list[int]:
    """Open cases with a problem that as many households have told as the first threshold asks for, counted broadly."""
    recent = Q(state__in=OPEN) | Q(registered_at__gte=now - rules.in_force(now.date()).window_days * DAY)
    told = Case.objects.filter(recent, node__isnull=False).annotate(voice=VOICE)
    voices, cases = defaultdict(set), defaultdict(list)
    for pk, project, code, voice in told.values_list("pk", "project", "node__code", "voice"):
        key = project, ".".join(code.split(".")[:2])
        voices[key].add(voice)
        cases[key].append(pk)
    return [
        pk for key, found in cases.items() if len(voices[key]) >= rules.in_force(now.date()).others[0] for pk in found
    ]


def _reassess(past: Past, case: Case, moment: datetime.datetime) -> None:
    with past.on(case, moment) as possible:
        if possible:
            reassess(case)


def _moments(case: Case) -> Iterator[datetime.datetime]:
    """When a delay reached a level, when another household spoke, when the customer asked again."""
    found = rules.of(case)
    for timer in sla.open_timers(case):
        if timer.kind in OFFICIAL:
            yield from (timer.due_at + days * DAY for days in found.delay)
    if case.node:
        voices = alike(case).annotate(voice=VOICE).order_by("registered_at").values_list("voice", "registered_at")
        yield from sorted(dict(reversed(voices)).values())[found.others[0] - 1 :]
    yield from case.inbound.values_list("at", flat=True)


def climb(past: Past) -> None:
    """A major case without an answer goes to the group; who stood in and did not act is relieved."""
    for case in past.open().filter(rung=Rung.REGIONAL_GM):
        since = watching.major_since(case)
        if since is None:
            continue
        with past.on(case, since + watching.patience()) as possible:
            if possible:
                watching.unanswered(case.pk)
    for row in Escalation.objects.to_look_at(past.now).select_related("case").order_by("act_by", "pk"):
        with past.on(row.case, row.act_by) as possible:
            if possible:
                watching.look(row.pk)
