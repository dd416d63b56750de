"""Why this level: the four values, what each gives, what the next level takes; and every rise so far."""

from typing import NamedTuple

from nuanju.cases.choices import Forced, Severity
from nuanju.cases.models import Case
from nuanju.cases.severity import rules
from nuanju.cases.severity.levels import LEVELS
from nuanju.cases.severity.measure import standing, takes_part, values_of
from nuanju.core.models import Event


class Dimension(NamedTuple):
    """One of the four measures as people read it."""

    name: str
    value: str
    level: str
    next: str  # 达到 5 户升为热点


class Explained(NamedTuple):
    """Everything behind the level of a case now."""

    dimensions: list[Dimension]
    takes_part: bool
    causes: list[str]
    forced: list[str]
    hint: str
    hint_waits: bool  # counts fully only once the matter spreads
    rules: rules.Rules
    rises: list[Event]


UNITS = {"same": "次", "others": "户", "delay": "天", "media": ""}


def explain(case: Case) -> Explained:
    found, values = rules.of(case), values_of(case)
    stands = standing(case, values)
    rows = [_row(d, getattr(values, d), stands.ranks[d], found) for d in rules.DIMENSIONS]
    forced = [str(Forced(f).label) for f in case.forced]
    kinds = ("case.severity_raised", "case.severity_lowered")
    rises = Event.objects.filter(subject_type=case._meta.label_lower, subject_id=case.pk, kind__in=kinds)
    return Explained(
        rows, takes_part(case), stands.causes, forced, Severity(case.hint_level).label,
        not case.hint_at_once and not any(stands.ranks.values()), found, list(rises.order_by("-at", "-id")),
    )  # fmt: skip


def _row(dimension: str, value: int, rank: int, found: rules.Rules) -> Dimension:
    unit, ahead = UNITS[dimension], found.next(dimension, value)
    prefix = "M" if dimension == "media" else ""
    words = f"达到 {prefix}{ahead[1]}{unit} 升为{Severity(ahead[0]).label}" if ahead else "已是最高"
    return Dimension(rules.DIMENSIONS[dimension], f"{prefix}{value}{unit}", LEVELS[rank], words)
