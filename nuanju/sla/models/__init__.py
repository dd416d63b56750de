"""Calendars, limit policies, timers."""

from nuanju.sla.models.calendars import CalendarDay, CalendarYear, WorkingCalendar
from nuanju.sla.models.policies import LimitPolicy
from nuanju.sla.models.timers import PauseInterval, Timer

__all__ = ["CalendarDay", "CalendarYear", "LimitPolicy", "PauseInterval", "Timer", "WorkingCalendar"]
