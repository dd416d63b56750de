"""What a replay would have warned of, and what really came of it, pure: one case at a time, added up as they come."""

import datetime
import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from nuanju.cases.choices import InboundKind, Severity
from nuanju.cases.severity.assess import HINTED
from nuanju.cases.severity.levels import LEVELS, RANK
from nuanju.cases.severity.replay.facts import Moment, Past
from nuanju.cases.severity.replay.reading import Recorded
from nuanju.cases.severity.replay.run import Rise

HOUR = datetime.timedelta(hours=1)
HOT = RANK[Severity.HOT]


class Outcome(NamedTuple):
    """One case (or one group): warned when, really escalated when, complained of again after the warning."""

    warned: Moment | None
    real: Moment | None
    again: bool

    @property
    def lead(self) -> datetime.timedelta | None:
        """How long before the real escalation the warning would have come."""
        return self.real - self.warned if self.warned and self.real and self.warned <= self.real else None

    @property
    def is_false(self) -> bool:
        return self.warned is not None and self.real is None and not self.again

    @property
    def is_missed(self) -> bool:
        """It really escalated, and nothing had warned by then."""
        return self.real is not None and self.lead is None


class Tally:
    """Warnings and what came of them, for cases or for groups."""

    def __init__(self) -> None:
        self.warnings = self.real = self.false = self.missed = self.again = 0
        self.leads: list[datetime.timedelta] = []

    def add(self, found: Outcome) -> None:
        self.warnings += found.warned is not None
        self.real += found.real is not None
        self.false += found.is_false
        self.missed += found.is_missed
        self.again += bool(found.warned and found.again)
        if found.lead is not None:
            self.leads.append(found.lead)

    def figures(self) -> dict:
        return {
            "warnings": self.warnings, "really_escalated": self.real, "complained_again": self.again,
            "false_alarms": self.false, "misses": self.missed, "in_time": len(self.leads),
            "lead_median_hours": median(self.leads), "lead_p90_hours": p90(self.leads),
        }  # fmt: skip


class Figures:
    """Everything a replay prints."""

    def __init__(self) -> None:
        self.cases = 0
        self.peaks: Counter[str] = Counter()
        self.recorded: Counter[str] = Counter()
        self.waits: dict[str, list[datetime.timedelta]] = defaultdict(list)  # from the registration to the level
        self.weeks: dict[datetime.date, Counter[str]] = defaultdict(Counter)
        self.causes: Counter[str] = Counter()
        self.single, self.groups = Tally(), Tally()
        self._open: dict[str, list[tuple[Moment | None, Outcome]]] = defaultdict(list)

    def add(self, past: Past, rises: list[Rise], recorded: list[Recorded], day: Callable[[Moment], datetime.date]):
        born = past.life.registered_at
        self.cases += 1
        self.weeks[_monday(day(born))]["registered"] += 1
        self.peaks[LEVELS[max((RANK[r.level] for r in rises), default=0)]] += 1
        self.recorded[LEVELS[max((RANK[r.level] for r in recorded), default=0)]] += 1
        for level in LEVELS[1:]:
            if first := next((r for r in rises if RANK[r.level] >= RANK[level]), None):
                self.waits[level].append(first.at - born)
                self.weeks[_monday(day(first.at))][level] += 1
        warning = next((r for r in rises if RANK[r.level] >= HOT), None)
        found = outcome(past, warning, recorded)
        self.single.add(found)
        if warning:
            self.causes.update(causes(warning))
        self._group(past, rises, found)

    def _group(self, past: Past, rises: list[Rise], found: Outcome) -> None:
        """Cases of one problem that rose by the number of households are one warning."""
        rise = next((r for r in rises if r.ranks.get("others", 0) >= HOT), None)
        span = past.life.at(rise.at) if rise else None
        key = (span.problem if span else past.life.problem).key
        if key:
            again = rise is not None and complained_again(past, rise.at)
            self._open[key].append((rise.at if rise else None, found._replace(again=again)))

    def close_project(self) -> None:
        """All cases of a project are in: its groups are whole."""
        for rows in self._open.values():
            warned = min((at for at, _ in rows if at), default=None)
            real = min((o.real for at, o in rows if o.real), default=None)
            if warned:
                self.groups.add(Outcome(warned, real, any(o.again for _, o in rows)))
        self._open.clear()

    def figures(self) -> dict:
        """As they are printed, and as `--json` gives them."""
        return {
            "cases": self.cases,
            "levels": {level: self._level(level) for level in LEVELS},
            "weeks": [{"week": day.isoformat(), **self._week(day)} for day in sorted(self.weeks)],
            "single": self.single.figures(), "groups": self.groups.figures(),
            "causes": dict(sorted(self.causes.items(), key=lambda item: (-item[1], item[0]))),
        }  # fmt: skip

    def _level(self, level: str) -> dict:
        waits = self.waits[level]
        return {
            "peak": self.peaks[level], "recorded": self.recorded[level], "reached": len(waits),
            "wait_median_hours": median(waits), "wait_p90_hours": p90(waits),
        }  # fmt: skip

    def _week(self, day: datetime.date) -> dict:
        return {name: self.weeks[day][name] for name in ("registered", *LEVELS[1:])}


def outcome(past: Past, warning: Rise | None, recorded: Iterable[Recorded]) -> Outcome:
    real = next((r.at for r in recorded if RANK[r.level] >= HOT), None)
    return Outcome(warning.at if warning else None, real, warning is not None and complained_again(past, warning.at))


def complained_again(past: Past, after: Moment) -> bool:
    """The same customer on the same event, after the moment: a repeat complaint, or one more case."""
    mine = past.life.problem
    own = [c for c in past.contacts if c.kind == InboundKind.REPEAT]
    others = [
        c for s in past.siblings if mine.speaks_for(s.life.problem) and not s.life.spans[-1].is_void
        for c in s.contacts if c.kind != InboundKind.CHASE
    ]  # fmt: skip
    return any(c.at > after for c in own + others)


def causes(warning: Rise) -> list[str]:
    """The dimensions that gave the warning's level, else what stands beside them."""
    top = RANK[warning.level]
    found = [d for d, rank in warning.ranks.items() if rank == top]
    return found or ["hint" if any(c.startswith(HINTED) for c in warning.causes) else "forced"]


def median(found: list[datetime.timedelta]) -> float | None:
    return round(statistics.median(f / HOUR for f in found), 1) if found else None


def p90(found: list[datetime.timedelta]) -> float | None:
    """The nearest rank: at least nine of ten are no longer."""
    return round(sorted(found)[math.ceil(0.9 * len(found)) - 1] / HOUR, 1) if found else None


def _monday(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=day.weekday())
