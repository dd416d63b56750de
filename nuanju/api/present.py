"""Cases in the words of the API."""

from django.utils import timezone

from nuanju.cases.flow import FLOW
from nuanju.cases.models import Case
from nuanju.cases.rights import read
from nuanju.core import events
from nuanju.core.events import HIDDEN
from nuanju.library import queries as library
from nuanju.org.models import User
from nuanju.sla import queries as sla
from nuanju.sla.choices import Kind

RELATED = (
    "project",
    "house",
    "common_area",
    "node",
    "handler",
    "responsible",
    "first_asked",
    "merged_into",
    "recurs_of",
)


def brief(case: Case) -> dict:
    return {
        "number": case.number, "title": case.title, "state": case.state, "state_label": case.get_state_display(),
        "kind": case.kind, "kind_label": case.get_kind_display(), "severity": case.severity, "urgent": case.urgent,
        "port": case.port, "channel": case.channel, "project": {"code": case.project.code, "name": case.project.name},
        "place": case.place, "registered_at": local(case.registered_at), "due_at": local(case.due_at),
        "due_kind": case.due_kind, "responsible": _person(case.responsible), "handler": _person(case.handler),
        "version": case.version,
    }  # fmt: skip


def whole(case: Case, user: User) -> dict:
    known = read(user, case)
    return brief(case) | {
        "words": case.words if known else HIDDEN, "tone": case.tone, "wish": case.wish if known else HIDDEN,
        "answers": case.answers if known else [], "caller_name": case.caller_name if known else HIDDEN,
        "phone": case.masked_phone, "gaps": case.gaps, "node": _node(case.node), "repair_class": case.repair_class,
        "warranty_ruling": case.warranty_ruling, "warranty_words": case.warranty_words,
        "exclusion": case.exclusion,
        "first_asked": _person(case.first_asked), "round": case.round, "closed_at": local(case.closed_at),
        "merged_into": case.merged_into.number if case.merged_into else None,
        "recurs_of": case.recurs_of.number if case.recurs_of else None,
        "verbs": FLOW.verbs_for(user, case), "clocks": clocks(case),
    }  # fmt: skip


def clocks(case: Case) -> list[dict]:
    now, timers = timezone.now(), sla.timers(case)
    return [
        {
            "kind": s.timer.kind, "label": Kind(s.timer.kind).label, "limit": str(s.timer.limit),
            "started_at": local(s.timer.started_at), "due_at": local(s.timer.due_at),
            "original_due_at": local(s.timer.original_due_at), "stopped_at": local(s.timer.stopped_at),
            "cancelled_at": local(s.timer.cancelled_at), "met": _met(s.timer, now), "tone": s.tone, "share": s.share,
            "remaining_seconds": s.remaining.total_seconds(), "paused": s.paused, "provisional": s.timer.provisional,
            "proof": [
                {"start": local(i.start), "end": local(i.end), "state": i.state, "why": i.why, "seconds": i.seconds}
                for i in p.intervals
            ],
        }
        for s, p in zip(sla.states(timers, now), sla.proofs(timers, now), strict=True)
    ]  # fmt: skip


def timeline(case: Case, user: User) -> list[dict]:
    masked = not read(user, case)
    return [
        {
            "id": e.pk,
            "at": local(e.at),
            "actor": e.actor_name,
            "kind": e.kind,
            "sentence": events.sentence(e, masked=masked),
        }
        for e in events.timeline(case)
    ]


def suggestion(found) -> dict:
    facts = library.effective(found.node)
    return {
        "code": found.node.code, "name": found.node.zh, "path": library.path(found.node), "score": round(found.score, 3),
        "port": facts.port, "severity": facts.sev, "repair_class": facts.rc, "warranty_key": facts.w,
    }  # fmt: skip


def local(moment):
    return timezone.localtime(moment) if moment else None


def _met(timer, now) -> bool | None:
    if timer.stopped_at:
        return timer.stopped_at <= timer.due_at
    return False if not timer.cancelled_at and timer.due_at < now else None


def _person(user: User | None) -> dict | None:
    return {"id": user.pk, "name": user.name} if user else None


def _node(node) -> dict | None:
    return {"code": node.code, "name": node.zh, "path": library.path(node)} if node else None
