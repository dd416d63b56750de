"""Checks the verbs of the ladder share; each raises a refusal that names the field."""

import datetime

from django.utils import timezone

from nuanju.core.refusals import Invalid
from nuanju.core.text import clean

FARTHEST = datetime.timedelta(days=30)


def text(value: str, field: str, code: str) -> str:
    """A required sentence."""
    cleaned = clean(value or "")
    if not cleaned:
        raise Invalid(code, field)
    return cleaned


def answer_due(due_at: datetime.datetime | None) -> datetime.datetime | None:
    """A moment ahead, or nothing: then the table of limits says."""
    if due_at is None:
        return None
    now = timezone.now()
    if due_at <= now:
        raise Invalid("answer_due_past", "due_at")
    if due_at > now + FARTHEST:
        raise Invalid("answer_due_far", "due_at", days=FARTHEST.days)
    return due_at
