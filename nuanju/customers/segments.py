"""Segment 准/磨/稳/老: derived from dates, never stored. Pure functions."""

import datetime

from nuanju.customers.choices import Segment

ORDER = list(Segment)


def months_since(start: datetime.date, on: datetime.date) -> int:
    """Whole months: the day of the month counts, 31 January + 1 month is full on 28 February."""
    months = (on.year - start.year) * 12 + on.month - start.month
    month_end = (on + datetime.timedelta(days=1)).month != on.month
    return months if on.day >= start.day or month_end else months - 1


def of_house(
    *, contracted: bool, received_on: datetime.date | None, on: datetime.date, received_undated: bool = False
) -> Segment | None:
    """The segment a house gives its owner on a day; a house received on an unknown day makes a long-term owner."""
    if received_on is not None and received_on <= on:
        months = months_since(received_on, on)
        if months < 12:
            return Segment.RUNNING_IN
        return Segment.SETTLED if months < 24 else Segment.LONG_TERM
    if received_undated:
        return Segment.LONG_TERM
    return Segment.PROSPECTIVE_OWNER if contracted else None


def received_on(handover_on: datetime.date | None, household_started_on: datetime.date | None) -> datetime.date | None:
    """When this household received the house: the handover, for a later owner the day his ownership began."""
    if handover_on is None:
        return None
    return max(handover_on, household_started_on or handover_on)


def foremost(segments) -> Segment | None:
    """Of several houses the one furthest in life speaks for the customer."""
    known = [s for s in segments if s is not None]
    return max(known, key=ORDER.index) if known else None
