"""Recompute running clocks after the calendar changed ahead of them."""

from datetime import date

from django.apps import apps
from django.utils import timezone

from nuanju.sla.book import Book
from nuanju.sla.calendar import at_midnight
from nuanju.sla.choices import HoursKey
from nuanju.sla.holding import tell
from nuanju.sla.models import Timer
from nuanju.sla.reckoning import reckon


def recompute(*, since: date, by, project_id: int | None = None) -> int:
    """Reckon the running clocks that end after `since` anew; tells those whose due moved, returns how many did."""
    running = Timer.objects.running().filter(due_at__gte=at_midnight(since)).exclude(hours=HoursKey.ROUND_CLOCK)
    if project_id:
        running = running.filter(project_id=project_id)
    clocks = list(running.order_by("pk").locked().prefetch_related("pauses"))
    book, now, moved = Book.of(clocks), timezone.now(), 0
    subjects = subjects_of(clocks)
    for timer in clocks:
        old = timer.due_at
        reckon(timer, book.calendar_of(timer), now=now)
        timer.save()
        if timer.due_at != old and (subject := subjects.get((timer.subject_type, timer.subject_id))):
            tell(
                "timer.rebased", subject, timer, by=by, old_due_at=old, lengthened=timer.due_at > old, reason="日历更新"
            )
            moved += 1
    return moved


def subjects_of(clocks: list[Timer]) -> dict[tuple[str, int], object]:
    """The subjects of clocks, one query per model."""
    found: dict[tuple[str, int], object] = {}
    for label in {t.subject_type for t in clocks}:
        rows = apps.get_model(label)._base_manager.in_bulk({t.subject_id for t in clocks if t.subject_type == label})
        found |= {(label, pk): row for pk, row in rows.items()}
    return found
