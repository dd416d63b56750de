"""The level a case starts with: the node's hint and the forced triggers (case-loop.md §6), pure."""

from collections.abc import Iterable

from nuanju.cases.choices import FEEDBACK, GOVERNMENT, Channel, Forced, Kind, Severity

RANK = {level: n for n, level in enumerate(Severity.values)}
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
}
BY_CHANNEL: dict[str, Forced] = {Channel.LAWYER_LETTER: Forced.LAWYER, **dict.fromkeys(GOVERNMENT, Forced.GOVERNMENT)}


def higher(*levels: str) -> str:
    """The highest of the levels."""
    return max(levels, key=RANK.__getitem__)


def hint_level(sev: str | None, *, safety: bool, urgent: bool) -> str:
    """A hot or major topic without danger starts as important, so that one mild complaint does not page the GM."""
    if not sev:
        return Severity.NORMAL
    if safety or urgent or RANK[sev] <= RANK[Severity.IMPORTANT]:
        return sev
    return Severity.IMPORTANT


def triggers(forced: Iterable[str], channel: str) -> list[str]:
    """Forced triggers named by the agent, with the one the channel itself brings."""
    found = set(forced) | ({BY_CHANNEL[channel]} if channel in BY_CHANNEL else set())
    return sorted(found)


def initial(*, kind: str, sev: str | None, safety: bool, urgent: bool, forced: Iterable[str]) -> str:
    """Enquiries and feedback stay normal unless forced."""
    hint = Severity.NORMAL if kind in (Kind.ENQUIRY, *FEEDBACK) else hint_level(sev, safety=safety, urgent=urgent)
    return higher(hint, *(FORCES[Forced(f)] for f in forced))
