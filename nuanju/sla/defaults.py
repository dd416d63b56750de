"""The figures the house starts with: the limit table, the group's hours, the published calendar years."""

from datetime import date

from django.db import transaction

from nuanju.core.actors import SYSTEM
from nuanju.sla import official
from nuanju.sla.choices import HoursKey, Kind, Row, Unit
from nuanju.sla.models import CalendarYear, LimitPolicy, WorkingCalendar
from nuanju.sla.verbs.load_year import load_year

SINCE = date(2000, 1, 1)  # the starting figures also judge what was registered before this system
HOTLINE, ALWAYS = HoursKey.HOTLINE, HoursKey.ROUND_CLOCK
MIN, H, WH, WD, CD = Unit.MINUTE, Unit.HOUR, Unit.WORKING_HOUR, Unit.WORKING_DAY, Unit.CALENDAR_DAY
REPAIRS = {"R1": (3, CD), "R2": (7, CD), "R3": (15, CD), "R4": (30, CD)}

# row → kind → (amount, unit[, hours]); a dict goes by repair class; hours are the working ones unless said
TABLE: dict[str, dict[str, tuple | dict]] = {
    Row.URGENT: {
        Kind.ASSIGN: (5, MIN, ALWAYS),
        Kind.DISPATCH: (10, MIN, ALWAYS),
        Kind.CONTACT: (0.5, H, ALWAYS),
        Kind.ON_SITE: (2, H, ALWAYS),
        Kind.MAKE_SAFE: (4, H, ALWAYS),
        Kind.SOLUTION: (24, H, ALWAYS),
        Kind.COMPLETION: {k: (*limit, ALWAYS) for k, limit in ({"R0": (3, CD)} | REPAIRS).items()},
    },
    Row.NORMAL: {Kind.CONTACT: (8, WH), Kind.SOLUTION: (3, WD), Kind.COMPLETION: {"R0": (5, WD)} | REPAIRS},
    Row.IMPORTANT: {
        Kind.CONTACT: (4, WH),
        Kind.SOLUTION: (2, WD),
        Kind.COMPLETION: {"R0": (3, WD)} | REPAIRS,
        Kind.PROGRESS_NOTE: (2, CD),
        Kind.PROGRESS_REPORT: (2, CD),
    },
    Row.HOT: {
        Kind.CONTACT: (2, H, ALWAYS),
        Kind.SOLUTION: (24, H, ALWAYS),
        Kind.SOLUTION_FINAL: (5, WD),
        Kind.COMPLETION: {"R0": (5, WD)} | REPAIRS,
        Kind.FOLLOW_UP: (4, WH),
        Kind.PROGRESS_NOTE: (1, CD),
        Kind.PROGRESS_REPORT: (24, H, ALWAYS),
        Kind.SUPERVISION: (4, H, ALWAYS),
    },
    Row.MAJOR: {
        Kind.CONTACT: (1, H, ALWAYS),
        Kind.SOLUTION: (12, H, ALWAYS),
        Kind.SOLUTION_FINAL: (7, WD),
        Kind.COMPLETION: {"R0": (5, WD)} | REPAIRS,
        Kind.FOLLOW_UP: (4, WH),
        Kind.PROGRESS_NOTE: (1, CD),
        Kind.PROGRESS_REPORT: (24, H, ALWAYS),
        Kind.SUPERVISION: (4, H, ALWAYS),
    },
    Row.GROUP: {Kind.PROGRESS_REPORT: (12, H, ALWAYS), Kind.SUPERVISION: (4, H, ALWAYS)},
    Row.PAID_REPAIR: {Kind.CONTACT: (8, WH), Kind.SOLUTION: (3, WD), Kind.COMPLETION: {"R0": (5, WD)} | REPAIRS},
    Row.ENQUIRY: {Kind.CONTACT: (8, WH), Kind.COMPLETION: (1, WD)},
    Row.ENQUIRY_PASSED: {Kind.CONTACT: (8, WH), Kind.COMPLETION: (2, WD)},
    Row.ASSISTANCE: {
        Kind.CONTACT: (8, WH),
        Kind.SOLUTION: (3, WD),
        Kind.COMPLETION: (10, WD),
        Kind.PROGRESS_NOTE: (7, CD),
    },
    Row.FEEDBACK: {Kind.CONTACT: (2, WD), Kind.COMPLETION: (10, WD)},
    Row.ANY: {
        Kind.ASSIGN: (0.5, WH, HOTLINE),
        Kind.DISPATCH: (2, WH),
        Kind.ACCEPTANCE: (1, WD),
        Kind.FOLLOW_UP: (1, WD),
        Kind.REWORK_CONTACT: (4, WH),
        Kind.REWORK: (0.5, Unit.SHARE),
        Kind.PROGRESS_NOTE: (3, CD),
        Kind.SUPERVISION: (1, WD),
    },
}
HOURS = {
    HoursKey.WORKING: ([["09:00", "12:00"], ["13:00", "18:00"]], range(5), True),
    HoursKey.HOTLINE: ([["08:30", "20:30"]], range(7), False),
}


@transaction.atomic
def load() -> None:
    """Add what is missing; what users have changed stays."""
    have = set(LimitPolicy.objects.filter(effective_on=SINCE).values_list("row", "kind", "repair_class"))
    LimitPolicy.objects.bulk_create(p for p in table() if (p.row, p.kind, p.repair_class) not in have)
    for key, (windows, weekdays, keeps_holidays) in HOURS.items():
        figures = {"windows": windows, "weekdays": list(weekdays), "keeps_holidays": keeps_holidays}
        WorkingCalendar.objects.get_or_create(key=key, project=None, effective_on=SINCE, defaults=figures)
    loaded = set(CalendarYear.objects.values_list("year", flat=True))
    for year in set(official.published()) - loaded:
        load_year(year, by=SYSTEM)


def table() -> list[LimitPolicy]:
    """The table as unsaved rows."""
    return [
        LimitPolicy(row=row, kind=kind, repair_class=rc, amount=amount, unit=unit, hours=(*hours, "working")[0],
                    effective_on=SINCE)
        for row, kinds in TABLE.items()
        for kind, figures in kinds.items()
        for rc, (amount, unit, *hours) in (figures if isinstance(figures, dict) else {"": figures}).items()
    ]  # fmt: skip
