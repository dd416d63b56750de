"""The rules among the settings: whoever keeps policies."""

from tests.permissions import DENIED, Row

PAGES = {
    "limit_table": "/settings/limits/",
    "limit": "/settings/limits/normal/contact",
    "calendar": "/settings/calendar/",
    "calendar_hours": "/settings/calendar/hours",
    "calendar_day": "/settings/calendar/day",
    "calendar_year": "/settings/calendar/years/2027",
    "figures": "/settings/figures/",
    "figure": "/settings/figures/reopen_days",
}
ROWS = {name: Row(path, right="director", stranger=DENIED, viewer=DENIED) for name, path in PAGES.items()}
