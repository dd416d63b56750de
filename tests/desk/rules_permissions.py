"""The rules among the settings: whoever keeps policies. The one box: everybody, for what he may see."""

from tests.permissions import DENIED, OK, Row, everybody

PAGES = {
    "limit_table": "/settings/limits/",
    "limit": "/settings/limits/normal/contact",
    "calendar": "/settings/calendar/",
    "calendar_hours": "/settings/calendar/hours",
    "calendar_day": "/settings/calendar/day",
    "calendar_year": "/settings/calendar/years/2027",
    "severity_rules": "/settings/severity/",
    "figures": "/settings/figures/",
    "figure": "/settings/figures/reopen_days",
    "checklists": "/settings/checklists/",
    "checklist": "/settings/checklists/R1",
}
ROWS = {name: Row(path, right="director", stranger=DENIED, viewer=DENIED) for name, path in PAGES.items()}
ROWS |= {
    "search": everybody("/search/?q=碧湾"),
    "search_box": everybody("/search/box?q=碧湾"),
    "house_page": Row(lambda w: f"/houses/{w.house1502.pk}/", right="cs_manager", viewer=OK),
}
