"""A complaint that leaves its class is put on record, whoever did it and whatever it becomes (case-loop.md §3)."""

from django.utils import timezone

from nuanju.cases.choices import COMPLAINTS
from nuanju.cases.models import Conversion


def keep(row, was: str, *, by, reason: str = "") -> None:
    """Inside the verb that changed the kind."""
    if was in COMPLAINTS and row.kind not in COMPLAINTS:
        Conversion.objects.create(
            case=row, was=was, became=row.kind, reason=reason[:500], by=by if by.pk else None, at=timezone.now()
        )
