"""Moments as they come from outside: never without an offset or beyond the calendar, whatever was typed."""

import datetime
from typing import Annotated, Any

from django.utils import timezone
from pydantic import AfterValidator, BeforeValidator

FIRST_YEAR, LAST_YEAR = 1990, 2999


def _placed(moment: datetime.datetime | None) -> datetime.datetime | None:
    """Without an offset it is meant as the clock on the wall shows it."""
    if moment is None:
        return None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError("no such year")
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _blank_is_none(value: Any) -> Any:
    return None if value == "" else value


Moment = Annotated[datetime.datetime | None, BeforeValidator(_blank_is_none), AfterValidator(_placed)]
