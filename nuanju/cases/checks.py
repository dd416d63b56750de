"""Checks several verbs share; each raises a refusal that names the field."""

import datetime

from django.utils import timezone

from nuanju.cases.choices import BY_RULE, Forced
from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Invalid
from nuanju.core.text import clean

MAX_WORDS = 10_000


def words(text: str) -> str:
    """The customer's words, cleaned; never empty, never cut."""
    cleaned = clean(text or "")
    if not cleaned:
        raise Invalid("words_missing", "words")
    if len(cleaned) > MAX_WORDS:
        raise Invalid("words_too_long", "words", count=len(cleaned))
    return cleaned


def text(value: str, field: str, code: str = "reason_missing") -> str:
    """A required sentence."""
    cleaned = clean(value or "")
    if not cleaned:
        raise Invalid(code, field)
    return cleaned


def line(value: str, size: int) -> str:
    """Optional words on one line, cleaned and kept within their column."""
    return " ".join(clean(value or "").split())[:size]


def named_by_people(triggers, by) -> None:
    """What a rule finds is not ticked by hand."""
    if by is not SYSTEM and (told := sorted(set(triggers) & set(BY_RULE))):
        raise Invalid("by_rule_only", "forced", trigger=Forced(told[0]).label)


def not_future(moment: datetime.datetime, field: str, code: str) -> datetime.datetime:
    if moment > timezone.now() + datetime.timedelta(minutes=1):
        raise Invalid(code, field)
    return moment


def node_level(node, level: int, field: str = "node"):
    """The library node is fine enough for this step and still in use."""
    if node.level < level and not node.code.endswith(".99"):
        raise Invalid("node_needs_level", field, level=level)
    return node
