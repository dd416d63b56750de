"""How many households spoke of one problem at any moment, pure: a step function made in one pass over their cases."""

import bisect
import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nuanju.cases.severity.replay.facts import Life, Moment

AFTER = datetime.timedelta(microseconds=1)  # the last moment of the window still counts


class Presence(NamedTuple):
    """A voice counts from here to there (None = to the end)."""

    voice: str
    since: Moment
    until: Moment | None


class Crowd:
    """Distinct voices by moment."""

    def __init__(self, found: Iterable[Presence]) -> None:
        changes = [(p.since, 1, p.voice) for p in found]
        changes += [(p.until, -1, p.voice) for p in found if p.until is not None]
        self.moments: list[Moment] = []
        self.counts: list[int] = []
        there: Counter[str] = Counter()
        for at, step, voice in sorted(changes):
            there[voice] += step
            if not there[voice]:
                del there[voice]
            if self.moments and self.moments[-1] == at:
                self.counts[-1] = len(there)
            else:
                self.moments.append(at)
                self.counts.append(len(there))

    def at(self, moment: Moment) -> int:
        n = bisect.bisect_right(self.moments, moment)
        return self.counts[n - 1] if n else 0


def present(life: Life, key: str, days: int) -> Iterator[Presence]:
    """While it is open, or not older than the window."""
    old = life.registered_at + datetime.timedelta(days=days) + AFTER
    for span, until in _spans(life, key):
        end = until if span.is_open else min(until, old) if until else old
        if end is None or end > span.at:
            yield Presence(span.problem.voice(life.case), span.at, end)


def recent(life: Life, key: str, days: int, window: int) -> Iterator[Presence]:
    """Registered within so many days, whatever has become of it within the window."""
    end = life.registered_at + datetime.timedelta(days=days) + AFTER
    for found in present(life, key, window):
        until = min(found.until, end) if found.until else end
        if until > found.since:
            yield found._replace(until=until)


def _spans(life: Life, key: str):
    """Its spans with this problem, each with its end."""
    ends = [s.at for s in life.spans[1:]] + [None]
    for span, until in zip(life.spans, ends, strict=True):
        if key in span.problem.keys and span.problem.takes_part and not span.is_void and span.at != until:
            yield span, until
