"""Segments as conditions for lists: the same as `segments` says of one person, asked of the database."""

import calendar
import datetime

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Greatest

from nuanju.customers.choices import PartyRole, Segment
from nuanju.customers.models import HouseParty, SalesInterest
from nuanju.customers.segments import ORDER


def of(segment: Segment, on: datetime.date) -> Q:
    """Customers of whom it is the foremost one."""
    further = ORDER[ORDER.index(segment) + 1 :]
    found = Q(_has(segment, on))
    for later in further:
        found &= ~Q(_has(later, on))
    return found


def _has(segment: Segment, on: datetime.date) -> Exists:
    if segment in (Segment.LEAD, Segment.SUBSCRIBER):
        return Exists(SalesInterest.objects.filter(customer=OuterRef("pk"), ended_on=None, stage=segment))
    own = HouseParty.objects.current().filter(customer=OuterRef("pk"))
    own = own.exclude(role__in=(PartyRole.TENANT, PartyRole.AGENT))
    dated = own.annotate(received=Greatest("household__house__handover_on", F("household__started_on")))
    return Exists(dated.filter(_stage(segment, on)))


def _stage(segment: Segment, on: datetime.date) -> Q:
    undated = Q(household__house__handover_on=None)
    marked = Q(household__house__marked_received=True)
    year, two = _months_before(on, 12), _months_before(on, 24)
    return {
        Segment.PROSPECTIVE_OWNER: (undated & ~marked) | (~undated & Q(received__gt=on)),
        Segment.RUNNING_IN: ~undated & Q(received__lte=on, received__gt=year),
        Segment.SETTLED: ~undated & Q(received__lte=year, received__gt=two),
        Segment.LONG_TERM: (~undated & Q(received__lte=two)) | (undated & marked),
    }[segment]


def _months_before(day: datetime.date, months: int) -> datetime.date:
    """The last day from which so many months are full by then; whole years back only."""
    year = day.year - months // 12
    last, was = (calendar.monthrange(y, day.month)[1] for y in (day.year, year))
    return datetime.date(year, day.month, was if day.day == last else min(day.day, was))
