"""The four levels, the library's hint and the forced triggers (case-loop.md §6), pure."""

from collections.abc import Iterable
from typing import NamedTuple

from nuanju.cases.choices import GOVERNMENT, Channel, Forced, Severity

LEVELS: list[str] = list(Severity.values)
RANK = {level: n for n, level in enumerate(LEVELS)}
TOP_RUNG = len(LEVELS)  # above major: the group's vice president
FORCES: dict[str, Severity] = {
    Forced.INJURY: Severity.HOT,
    Forced.STRUCTURE: Severity.HOT,
    Forced.GAS_FIRE: Severity.HOT,
    Forced.LAWYER: Severity.HOT,
    Forced.DEATH: Severity.MAJOR,
    Forced.GATHERING: Severity.MAJOR,
    Forced.DELIVERY_BLOCKED: Severity.MAJOR,
    Forced.GROUP_PETITION: Severity.MAJOR,
    Forced.GOVERNMENT: Severity.IMPORTANT,
    Forced.TRANSFERS: Severity.IMPORTANT,
    Forced.CLUSTER: Severity.HOT,
    Forced.CLUSTER_MAJOR: Severity.MAJOR,
    Forced.UNANSWERED: Severity.MAJOR,
}
LASTING = frozenset({Forced.GOVERNMENT})  # what the case is, not what happened to it: it stays, and is not named twice
BY_CHANNEL: dict[str, Forced] = {Channel.LAWYER_LETTER: Forced.LAWYER, **dict.fromkeys(GOVERNMENT, Forced.GOVERNMENT)}


class Hint(NamedTuple):
    """What the library says of the symptom; a hot or major topic without danger counts fully only once it spreads."""

    level: str = Severity.NORMAL
    at_once: bool = True

    def rank(self, *, spreads: bool) -> int:
        full = RANK[self.level]
        return full if self.at_once or spreads else min(full, RANK[Severity.IMPORTANT])


def higher(*levels: str) -> str:
    """The highest of the levels."""
    return max(levels, key=RANK.__getitem__)


def hint_of(sev: str | None, *, safety: bool, urgent: bool) -> Hint:
    """One mild complaint on a hot topic does not page the GM; danger does."""
    return Hint(sev or Severity.NORMAL, safety or urgent)


def triggers(forced: Iterable[str], channel: str) -> list[str]:
    """Forced triggers named by the agent, with the one the channel itself brings."""
    found = set(forced) | ({BY_CHANNEL[channel]} if channel in BY_CHANNEL else set())
    return sorted(found)
