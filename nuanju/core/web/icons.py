"""The icons: strokes on a 24 px grid. An icon never stands without a word beside it or an aria-label on its button."""

from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "house": "M4 11 12 4l8 7M6 9.5V20h12V9.5M10 20v-6h4v6",
    "desk": "M3 6h18v11H3zM9 21h6M12 17v4",
    "case": "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h5",
    "dispatch": "M4 12h10M10 6l6 6-6 6M20 4v16",
    "follow": "M4 5h16v11H9l-5 4zM8 9h8M8 12.5h5",
    "watch": "M3 18V9M9 18V4M15 18v-7M21 18V7",
    "repair": "M14 6a4 4 0 0 1 5-2l-3 3 1 2 2 1 3-3a4 4 0 0 1-6 5L8 20l-4-4 8-7a4 4 0 0 1 2-3z",
    "smile": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.5c2 2.4 5 2.4 7 0M9 9.5v.5M15 9.5v.5",
    "risk": "M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.2",
    "key": "M8 15a4 4 0 1 1 0-8 4 4 0 0 1 0 8zM12 11h9M18 11v4M15 11v3",
    "people": "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6"
    "M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5c2 .8 3.2 2.6 3.5 5.5",
    "person": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4.2 3.4-6 7.5-6s6.9 1.8 7.5 6",
    "star": "M12 3.5 14.7 9l6 .9-4.3 4.2 1 6L12 17.3 6.6 20.1l1-6L3.3 9.9l6-.9z",
    "report": "M4 20h16M6 20V10h3v10M11 20V4h3v16M16 20v-7h3v7",
    "settings": "M4 7h10M18 7h2M4 17h2M10 17h10M16 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"
    "M8 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
    "bell": "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5c1 1 3 1 4 0",
    "search": "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16.2 16.2 21 21",
    "phone": "M6 3.5h3.5l1.5 5-2 1.5a11 11 0 0 0 5 5l1.5-2 5 1.5V18c0 1.5-1 2.5-2.5 2.5C10.5 20 4 13.5"
    " 3.5 6 3.5 4.5 4.5 3.5 6 3.5z",
    "plus": "M12 5v14M5 12h14",
    "close": "m6 6 12 12M18 6 6 18",
    "more": "M5 12h.1M12 12h.1M19 12h.1",
    "burger": "M4 6.5h16M4 12h16M4 17.5h16",
    "down": "m6 9 6 6 6-6",
    "left": "m14.5 5-7 7 7 7",
    "right": "m9.5 5 7 7-7 7",
    "check": "m5 12.5 4.5 4.5L19 7.5",
    "camera": "M4 8h4l1.5-3h5L16 8h4v11H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
    "file": "M6 3h9l4 4v14H6zM14 3v5h5",
    "copy": "M9 9h11v11H9zM5 15H4V4h11v1",
    "eye": "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
    "export": "M12 15V4M8 8l4-4 4 4M5 14v6h14v-6",
    "filter": "M4 5h16l-6.5 8v6l-3-1.5V13z",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2",
    "pause": "M8 5v14M16 5v14",
    "pin": "M12 21.5s7-6.5 7-11.5a7 7 0 1 0-14 0c0 5 7 11.5 7 11.5zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
    "book": "M4 5c3-1.5 6-1 8 1 2-2 5-2.5 8-1v14c-3-1.5-6-1-8 1-2-2-5-2.5-8-1zM12 6v14",
    "calendar": "M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4",
    "info": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5v.2",
    "moon": "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
    "sun": "M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 2.5v2M12 19.5v2"
    "M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "exit": "M10 4H5v16h5M14 8l4 4-4 4M18 12H9",
    "mail": "M3.5 6h17v12h-17zM4 7l8 6 8-6",
    "list": "M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1",
}  # fmt: skip


def svg(name: str, size: int = 16) -> SafeString:
    """The icon as inline SVG, hidden from screen readers."""
    return mark_safe(  # noqa: S308 - constants only
        f'<svg width="{int(size)}" height="{int(size)}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        f'stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">'
        f'<path d="{SHAPES[name]}"/></svg>'
    )
