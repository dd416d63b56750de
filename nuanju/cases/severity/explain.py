"""Why this level: the four values, what each gives, what the next level takes; and every rise so far."""

import datetime
from typing import NamedTuple

from django.utils import timezone

from nuanju.cases.choices import Forced, Severity
from nuanju.cases.models import Case
from nuanju.cases.severity import rules
from nuanju.cases.severity.assess import NOTHING, Standing
from nuanju.cases.severity.levels import LEVELS, RANK
from nuanju.cases.severity.measure import lowered, standing, takes_part, values_of
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
    says: str  # what holds it at its level
    forced: list[str]
    hint: str
    hint_waits: bool  # counts fully only once the matter spreads
    rules: rules.Rules
    rises: list[Event]


UNITS = {"same": "次", "others": "户", "delay": "天", "media": ""}


def explain(case: Case) -> Explained:
    found, values = rules.of(case), values_of(case)
    stands = standing(case, values)
    fallen = lowered(case)
    known = fallen.values if fallen else NOTHING
    rows = [_row(d, getattr(values, d), stands.ranks[d], getattr(known, d), found) for d in rules.DIMENSIONS]
    forced = [str(Forced(f).label) for f in case.forced]
    kinds = ("case.severity_raised", "case.severity_lowered")
    told = Event.objects.filter(subject_type=case._meta.label_lower, subject_id=case.pk, kind__in=kinds)
    rises = list(told.order_by("-at", "-id"))
    return Explained(
        rows, takes_part(case), _says(case, stands, rises), forced, Severity(case.hint_level).label,
        not case.hint_at_once and not any(stands.ranks.values()), found, rises,
    )  # fmt: skip


def _says(case: Case, stands: Standing, rises: list[Event]) -> str:
    """The causes of now, or how it came to stand higher than they say: it never falls by itself."""
    level = Severity(case.severity).label
    if stands.causes and RANK[stands.level] >= RANK[case.severity]:
        return "、".join(stands.causes)
    if rises and rises[0].kind == "case.severity_lowered":
        return f"集团已降为{level}（{_day(rises[0].at)}），当时的情况不再计入，之后有新的情况才会再升。"
    if case.severity == Severity.NORMAL:
        return "四项都未达到重要。"
    for rise in (e for e in rises if e.kind == "case.severity_raised"):
        if rise.data["level"]["id"] == case.severity != rise.data["before"]["id"]:
            return f"曾因{'、'.join(rise.data['causes'])}升至{level}（{_day(rise.at)}），级别不自动下降。"
    return f"曾升至{level}，级别不自动下降。"


def _day(at: datetime.datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d}"


def _next(dimension: str, value: int, known: int, found: rules.Rules) -> tuple[str, int] | None:
    """What was known when the level was lowered counts no more: one more than that is the next that can."""
    more = max(value, known) + 1
    if value <= known and (rank := found.rank(dimension, more)):
        return (LEVELS[rank], more) if more <= rules.HIGHEST.get(dimension, more) else None
    return found.next(dimension, value)


def _row(dimension: str, value: int, rank: int, known: int, found: rules.Rules) -> Dimension:
    unit, ahead = UNITS[dimension], _next(dimension, value, known, found)
    prefix = "M" if dimension == "media" else ""
    words = f"达到 {prefix}{ahead[1]}{unit} 升为{Severity(ahead[0]).label}" if ahead else "已是最高"
    return Dimension(rules.DIMENSIONS[dimension], f"{prefix}{value}{unit}", LEVELS[rank], words)
