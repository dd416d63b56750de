"""The timeline: events in words, newest first, with the photos of their step; quiet clock events stand folded."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from nuanju.cases.flow import FLOW
from nuanju.cases.rights import read
from nuanju.core import events
from nuanju.core.models import Attachment, Event
from nuanju.sla.events import QUIET

KIND_OF_STEP = {"before": "case.completed", "after": "case.completed"} | {v: s.event for v, s in FLOW.steps.items()}
STEP_WORDS = {"before": "维修前", "after": "维修后"}
LONGEST = 400  # entries of one page; a case of years does not drown it


class Entry(NamedTuple):
    event: Event
    words: str
    system: bool
    photos: list[Attachment]


class Timeline(NamedTuple):
    told: list[Entry]
    quiet: list[Entry]


def timeline(case, user, attached: Iterable[Attachment]) -> Timeline:
    """Personal fields are hidden from whoever neither works on the case nor may see customers there."""
    masked = not may_read(case, user)
    happened = events.timeline(case)[::-1][:LONGEST]
    photos = by_event(happened, attached)
    rows = [Entry(e, events.sentence(e, masked=masked), _system(e), photos.get(e.pk, [])) for e in happened]
    return Timeline([r for r in rows if r.event.kind not in QUIET], [r for r in rows if r.event.kind in QUIET])


def may_read(case, user) -> bool:
    """May the user read what the customer said?"""
    return read(user, case)


def by_event(happened: Iterable[Event], attached: Iterable[Attachment]) -> dict[int, list[Attachment]]:
    """Each file under the step it came with: the first event of its kind after the upload."""
    found: dict[int, list[Attachment]] = defaultdict(list)
    oldest_first = sorted(happened, key=lambda e: e.pk)
    for file in attached:
        kind = KIND_OF_STEP.get(file.step)
        event = next((e for e in oldest_first if e.kind == kind and e.at >= file.uploaded_at), None)
        if event:
            found[event.pk].append(file)
    return found


def _system(event: Event) -> bool:
    return event.actor_id is None or event.kind.startswith("timer.") or event.kind == "case.phone_revealed"
