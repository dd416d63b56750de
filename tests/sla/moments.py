"""Local moments and a plain calendar for the tests of the clocks."""

from datetime import datetime

from nuanju.core.models import Event
from nuanju.sla import official
from nuanju.sla.calendar import ZONE, Calendar

YEARS = frozenset(range(2019, 2027))
OFFICIAL = Calendar(days={d: s for y in YEARS for d, s in official.days_of(y).items()}, known_years=YEARS)


def at(words: str) -> datetime:
    """Local time: at("2026-03-02 10:00")."""
    return datetime.fromisoformat(words).replace(tzinfo=ZONE)


def told(subject, kind: str = "timer.") -> list[Event]:
    """What was recorded on the subject, in order."""
    return list(Event.objects.filter(subject_id=subject.pk, kind__startswith=kind).order_by("id"))
