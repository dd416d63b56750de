"""Arithmetic of terms by warranty.md §4 rules 7 and 8 (民法典 第201–203条). Pure."""

import calendar as months_of
import datetime
from typing import NamedTuple

from nuanju.sla import official


class Season(NamedTuple):
    """First and last day of a heating or cooling season as (month, day); it may run over New Year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def starting(self, year: int) -> tuple[datetime.date, datetime.date]:
        first = datetime.date(year, *self.first)
        return first, datetime.date(year + (self.last < self.first), *self.last)


def is_rest_day(day: datetime.date) -> bool:
    """Statutory holidays and weekly rest days; make-up working days are not."""
    return not official.is_working_day(day)


def past_rest_days(day: datetime.date) -> datetime.date:
    """A last day that is a holiday moves to the first day after it."""
    while is_rest_day(day):
        day += datetime.timedelta(days=1)
    return day


def after_months(start: datetime.date, months: int) -> datetime.date:
    """The corresponding day of the last month, else its end; the start day is not counted."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(start.day, months_of.monthrange(year, month + 1)[1]))


def after_seasons(start: datetime.date, seasons: int, season: Season) -> datetime.date:
    """The last day of the last counted season; one counts only if `start` precedes its first day."""
    first_year = start.year if start < season.starting(start.year)[0] else start.year + 1
    return season.starting(first_year + seasons - 1)[1]
