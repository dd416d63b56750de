"""The replay of one case, pure: the moments at which its level would have risen, and why.

The grid: waiting is noticed at whole multiples of `grid` since 1970 (the sweep runs every minute), everything else at the
moment it happened. An act is judged by the clocks as they stood when it began.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from nuanju.cases.choices import Channel, Forced
from nuanju.cases.inbound import tally
from nuanju.cases.severity import media
from nuanju.cases.severity.assess import Lowered, Values, assess
from nuanju.cases.severity.levels import RANK, Hint
from nuanju.cases.severity.replay.around import Around
from nuanju.cases.severity.replay.clocks import Clocks
from nuanju.cases.severity.replay.facts import Call, Moment, Past, Problem, Span, Step
from nuanju.cases.severity.rules import Rules

MINUTE = datetime.timedelta(minutes=1)
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
MAJOR_RUNG = 3
OWN, CLOCK, OTHERS = 0, 1, 2  # within one moment: what the case did, its clocks, its neighbours


class Counting(NamedTuple):
    """Within which time contacts are one, and how many chasers make a repeat."""

    gap: datetime.timedelta = datetime.timedelta(hours=2)
    per_repeat: int = 3


COUNTING = Counting()


class Rise(NamedTuple):
    """The level from this moment on."""

    at: Moment
    before: str
    level: str
    rung: int
    causes: list[str]
    values: Values
    ranks: dict[str, int]


def replay(
    past: Past, around: Around, rules: Rules, *, until: Moment, grid: datetime.timedelta = MINUTE,
    counting: Counting = COUNTING,
) -> list[Rise]:  # fmt: skip
    """Every change of the level from the registration to `until`; falls agreed by the group are in it."""
    return list(_Run(past, around, rules, grid, counting).until(until))


class _Run:
    def __init__(self, past: Past, around: Around, rules: Rules, grid: datetime.timedelta, counting: Counting) -> None:
        self.past, self.around, self.rules, self.grid, self.counting = past, around, rules, grid, counting
        self.clocks = Clocks()
        self.level, self.rung = "normal", 0
        self.lowered: Lowered | None = None
        self.now = past.life.spans[0].at

    def until(self, end: Moment) -> Iterator[Rise]:
        for at, _, _, tick in self._ticks(end):
            yield from self._wait(at)
            self.now = at
            if isinstance(tick, Step):
                yield from self._step(tick)
            elif self._heard(tick):
                yield from self._judge(at)
        yield from self._wait(end + MINUTE / 60)

    def _ticks(self, end: Moment) -> list[tuple]:
        ticks: list[tuple] = [(s.at, CLOCK if s.clock else OWN, s.id, s) for s in self.past.steps]
        life = self.past.life
        calls = self.around.calls(life) + [c for sibling in self.past.siblings for c in sibling.life.again]
        ticks += [(c.at, OTHERS, c.id, c) for c in set(calls) if c.case != life.case and c.at >= life.spans[0].at]
        return sorted((t for t in ticks if t[0] <= end), key=lambda t: t[:3])

    def _step(self, step: Step) -> Iterator[Rise]:
        if step.clock:
            self.clocks.take(step.clock, step.at)
        elif step.lowered:
            before, self.lowered = self.level, step.lowered
            self.level = min(self.level, step.lowered.level, key=RANK.__getitem__)
            self.rung = min(self.rung, RANK[self.level])
            yield Rise(step.at, before, self.level, self.rung, [], step.lowered.values, {})
        elif step.judged:
            yield from self._judge(step.at)

    def _here(self, at: Moment) -> Span | None:
        """How the case stands, when it can rise at all."""
        span = self.past.life.at(at)
        return span if span and span.is_open else None

    def _heard(self, call: Call) -> bool:
        """Does another case make this one be looked at?"""
        span = self._here(call.at)
        if span is None:
            return False
        sibling = next((s for s in self.past.siblings if s.life.case == call.case), None)
        if sibling and (theirs := sibling.life.at(call.at)) and theirs.problem.speaks_for(span.problem):
            return call in sibling.life.again
        if not span.problem.takes_part:
            return False
        counted = {call.key} & span.problem.keys
        if span.problem.is_broad:
            counted |= {span.problem.key} & call.keys
        return any(self._behind(span.problem, call, key) for key in counted)

    def _behind(self, problem: Problem, call: Call, key: str) -> bool:
        """Lower than the households now say, or than five of them at the government's hotline."""
        days = self.rules.window_days
        rank = self.rules.rank("others", self.around.households(key, days, call.at))
        if self._below(rank, problem.hint):
            return True
        if key != call.key:
            return False
        if not self.past.life.channel == call.channel == Channel.GOV_12345:
            return False
        loud = self.around.many_at_government(key, days, call.at, self.rules.loud)
        return loud and self._below(self.rules.rank("media", media.GOVERNMENT), problem.hint)

    def _below(self, rank: int, hint: Hint) -> bool:
        return bool(rank) and max(rank, RANK[hint.level]) > RANK[self.level]

    def _wait(self, until: Moment) -> Iterator[Rise]:
        """Time passes and nothing happens: at some whole minute the delay may reach a level."""
        span = self._here(self.now)
        if span is None or not span.problem.takes_part:
            return
        known = self.lowered.values.delay + 1 if self.lowered else 0
        for rank, days in enumerate(self.rules.delay, 1):
            reached = self.clocks.reaches(max(days, known))
            if reached is None or not self._below(rank, span.problem.hint):
                continue
            at = self._swept(max(reached, self.now))
            if at >= until:
                return
            yield from self._judge(at)

    def _swept(self, at: Moment) -> Moment:
        """The first sweep from this moment on."""
        return EPOCH - (EPOCH - at) // self.grid * self.grid

    def _judge(self, at: Moment) -> Iterator[Rise]:
        span = self._here(at)
        if span is None:
            return
        problem = span.problem
        values = self._values(problem, at)
        forced = problem.forced - ({Forced.UNANSWERED} if self.rung < MAJOR_RUNG else set())
        found = assess(
            values, self.rules, takes_part=problem.takes_part, hint=problem.hint, forced=sorted(forced),
            lowered=self.lowered,
        )  # fmt: skip
        if RANK[found.level] > RANK[self.level] or found.rung > self.rung:
            before, self.level = self.level, max(self.level, found.level, key=RANK.__getitem__)
            self.rung = max(self.rung, found.rung)
            yield Rise(at, before, self.level, self.rung, found.causes, values, found.ranks)

    def _values(self, problem: Problem, at: Moment) -> Values:
        if not problem.takes_part:
            return Values()
        days = self.rules.window_days
        households = self.around.households(problem.key, days, at)
        return Values(self._same(problem, at), households, self.clocks.delay(at), self._media(problem, at, days))

    def _same(self, problem: Problem, at: Moment) -> int:
        mine = [self.past, *(s for s in self.past.siblings if _speaks(s, problem, at))]
        heard = sorted((c.at, c.kind) for p in mine for c in p.contacts if c.at <= at and c.since <= at)
        return tally(heard, *self.counting)

    def _media(self, problem: Problem, at: Moment, days: int) -> int:
        loud = self.rules.loud
        known = (
            (m, media.level_of(m.kind, views=m.views, interactions=m.interactions, limits=loud))
            for m in self.past.media
        )
        seen = media.level(((m.outlet, m.kind, level) for m, level in known if m.at <= at), loud)
        gov = self.past.life.channel == Channel.GOV_12345 and self.around.many_at_government(
            problem.key, days, at, loud
        )
        return max(seen, media.GOVERNMENT if gov else 0)


def _speaks(sibling: Past, problem: Problem, at: Moment) -> bool:
    """It is on the event, of the same customer, and was not withdrawn."""
    span = sibling.life.at(at)
    return bool(span and span.state != "cancelled" and problem.speaks_for(span.problem))
