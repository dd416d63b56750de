"""From four values, the hint and the forced triggers to the level and what raised it (case-loop.md §6), pure."""

from collections.abc import Iterable
from typing import NamedTuple

from nuanju.cases.choices import Forced, Severity
from nuanju.cases.severity.levels import FORCES, LASTING, LEVELS, RANK, TOP_RUNG, Hint
from nuanju.cases.severity.rules import DIMENSIONS, Rules

TO_THE_TOP = 4  # media level M4 goes to the group's vice president


class Values(NamedTuple):
    """The four measures of a case: contacts, households, whole days, M0–M4."""

    same: int = 1
    others: int = 1
    delay: int = 0
    media: int = 0


NOTHING = Values(0, 0, 0, 0)
NO_HINT = Hint()
HINTED = "问题类别本身为"


class Lowered(NamedTuple):
    """What the group knew when it lowered the level: only what came since may raise it again."""

    level: str
    values: Values
    forced: frozenset[str]  # of the triggers those that stay with the case; the others left it and count anew


class Standing(NamedTuple):
    """What a case's facts say: its level, who must answer for it, and why."""

    level: str
    rung: int  # 0–3 as the level, 4 the group's vice president
    causes: list[str]
    ranks: dict[str, int]  # of each dimension


def known(level: str, values: Iterable[int] | None, forced: Iterable[str]) -> Lowered:
    """From the decision to lower as it is kept."""
    return Lowered(level, Values(*(values or ())), LASTING & frozenset(forced))


def assess(
    values: Values, rules: Rules, *, takes_part: bool, hint: Hint = NO_HINT, forced: Iterable[str] = (),
    lowered: Lowered | None = None,
) -> Standing:  # fmt: skip
    """The maximum of the dimensions, the hint and the triggers. Enquiries and feedback take no part unless forced."""
    known, floor = (lowered.values, RANK[lowered.level]) if lowered else (NOTHING, 0)
    fresh = [f for f in forced if not (lowered and f in lowered.forced)]
    ranks = {d: _rank(rules, d, values, known) if takes_part else 0 for d in DIMENSIONS}
    spreads = any(ranks.values())
    hinted = hint.rank(spreads=spreads) if takes_part and (spreads or not lowered) else 0
    forcing = {f: RANK[FORCES[f]] for f in fresh}
    top = max(floor, hinted, *ranks.values(), *forcing.values())
    says = [_words(d, values, rules) for d, rank in ranks.items() if rank == top]
    says += [str(Forced(f).label) for f, rank in forcing.items() if rank == top]
    says += [_hint_words(hint)] if hinted == top else []
    to_the_top = (ranks["media"] and values.media >= TO_THE_TOP) or Forced.UNANSWERED in fresh
    return Standing(LEVELS[top], TOP_RUNG if to_the_top else top, says if top else [], ranks)


def _rank(rules: Rules, dimension: str, values: Values, known: Values) -> int:
    value = getattr(values, dimension)
    return rules.rank(dimension, value) if value > getattr(known, dimension) else 0


def _hint_words(hint: Hint) -> str:
    return f"{HINTED}{Severity(hint.level).label}"


def _words(dimension: str, values: Values, rules: Rules) -> str:
    return {
        "same": f"同一客户同一事件第{values.same}次",
        "others": f"不同客户同类问题{rules.window_days}天内{values.others}户",
        "delay": f"已延误{values.delay}天",
        "media": f"媒体级别M{values.media}",
    }[dimension]
