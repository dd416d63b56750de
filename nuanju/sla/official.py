"""The official Chinese calendar: statutory holidays and make-up days 调休, year by year. Pure."""

from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

import chinese_calendar

from nuanju.sla.hours import Day, provisional_day

NAMES = {"Tomb-sweeping Day": "清明节", "Dragon Boat Festival": "端午节", "Mid-autumn Festival": "中秋节"}


@lru_cache(maxsize=64)
def days_of(year: int) -> MappingProxyType[date, Day] | None:
    """The days of the year that are not plain weekdays or weekends; None while the year is not published here."""
    day, days = date(year, 1, 1), {}
    try:
        while day.year == year:
            if special := _special(day):
                days[day] = special
            day += timedelta(days=1)
    except NotImplementedError:
        return None
    return MappingProxyType(days)


def _special(day: date) -> Day | None:
    working, (_, english) = chinese_calendar.is_workday(day), chinese_calendar.get_holiday_detail(day)
    if english is None:
        return None
    name = NAMES.get(english) or chinese_calendar.Holiday(english).chinese
    return Day(working, f"{name}调休" if working else name)


def is_working_day(day: date) -> bool:
    """Is the day a working day for the whole country? Years not published yet count provisionally."""
    days = days_of(day.year)
    special = provisional_day(day) if days is None else days.get(day)
    return special.working if special else day.weekday() < 5


def published(first: int = 2019) -> list[int]:
    """The years known here, from `first` on."""
    years, year = [], first
    while days_of(year) is not None:
        years.append(year)
        year += 1
    return years
