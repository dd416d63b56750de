"""A project as its cases see each other: who is alike, how many households, when one more of them spoke."""

import bisect
from collections import defaultdict
from collections.abc import Iterable

from nuanju.cases.choices import Channel
from nuanju.cases.severity.media import Loudness
from nuanju.cases.severity.replay.crowd import Crowd, present, recent
from nuanju.cases.severity.replay.facts import Call, Life, Moment


def _at(call: Call) -> Moment:
    return call.at


class Around:
    """The lives of one project, grouped by problem and by event."""

    def __init__(self, lives: Iterable[Life]) -> None:
        self.lives = {life.case: life for life in lives}
        self.by_key: dict[str, list[Life]] = defaultdict(list)
        self.by_round: dict[int | str, set[int]] = defaultdict(set)
        for life in self.lives.values():
            for key in _keys(life):
                self.by_key[key].append(life)
            for found in _rounds(life):
                self.by_round[found].add(life.case)
        self._calls: dict[str, list[Call]] = {}
        self._crowds: dict[tuple, Crowd] = {}

    def households(self, key: str, days: int, at: Moment) -> int:
        """Distinct households of a problem, as the measure “others” counts them."""
        if not key:
            return 1
        made = self._crowds.get((key, days))
        if made is None:
            made = Crowd([p for life in self.by_key[key] for p in present(life, key, days)])
            self._crowds[key, days] = made
        return max(1, made.at(at))

    def many_at_government(self, key: str, days: int, at: Moment, limits: Loudness) -> bool:
        if not key:
            return False
        made = self._crowds.get((key, days, limits.days))
        if made is None:
            loud = [life for life in self.by_key[key] if life.channel == Channel.GOV_12345]
            made = Crowd([p for life in loud for p in recent(life, key, limits.days, days)])
            self._crowds[key, days, limits.days] = made
        return made.at(at) >= limits.households

    def calls(self, life: Life) -> list[Call]:
        """When one more household spoke of its problems, while it was not ended for good."""
        since, last = life.spans[0].at, life.spans[-1]
        found: list[Call] = []
        for key in _keys(life):
            told = self._of_key(key)
            first = bisect.bisect_left(told, since, key=_at)
            end = len(told) if last.is_open else bisect.bisect_right(told, last.at, key=_at)
            found += told[first:end]
        return list(dict.fromkeys(found))

    def _of_key(self, key: str) -> list[Call]:
        if key not in self._calls:
            self._calls[key] = sorted((c for life in self.by_key[key] for c in life.calls if key in c.keys), key=_at)
        return self._calls[key]

    def siblings(self, life: Life) -> set[int]:
        """Cases that were ever on an event of this one."""
        return {pk for found in _rounds(life) for pk in self.by_round[found]} - {life.case}


def _keys(life: Life) -> set[str]:
    return set().union(*(s.problem.keys for s in life.spans)) - {""}


def _rounds(life: Life) -> set[int | str]:
    return {s.problem.round for s in life.spans if s.problem.round is not None}
