"""Small marks of a row: severity, state, clock, time, person, phone. Plain functions, quick enough for hundreds of rows."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nuanju.core.text import mask_phone
from nuanju.core.web.icons import svg

SEVERITIES = {"normal": "一般", "important": "重要", "hot": "热点", "major": "重大"}
TONES = {  # what a state means to the one who reads it
    "registered": "wait", "assigned": "wait", "dispatched": "wait", "contacted": "wait",
    "in_progress": "busy", "pending_acceptance": "busy", "pending_follow_up": "busy",
    "rework": "bad", "closed": "good", "special_closed": "done", "merged": "done", "cancelled": "done",
}  # fmt: skip


def severity(level: str) -> SafeString:
    """Word and colour of a severity."""
    return format_html('<span class="badge-sev" data-level="{}">{}</span>', level, SEVERITIES.get(level, level))


def state(subject: Any, label: str = "", tone: str = "") -> SafeString:
    """Badge of a row's state (`{% state case %}`), or of a bare key with its label (`{% state "open" "未结" "busy" %}`)."""
    key = subject if isinstance(subject, str) else subject.state
    label = label or (key if isinstance(subject, str) else subject.get_state_display())
    return format_html('<span class="badge-state" data-tone="{}">{}</span>', tone or TONES.get(key, ""), label)


def duration(seconds: float) -> str:
    """3天4时 · 2时05分 · 4:32, with a minus sign when negative; frontend/js/clocks.js says the same."""
    s, sign = abs(int(seconds)), "−" if seconds < 0 else ""
    days, hours, minutes = s // 86400, s % 86400 // 3600, s % 3600 // 60
    if days:
        return f"{sign}{days}天" + (f"{hours}时" if hours else "")
    return f"{sign}{hours}时{minutes:02}分" if hours else f"{sign}{minutes}:{s % 60:02}"


def hours(seconds: float) -> str:
    """46时05分: working time, whose days are not of 24 hours."""
    minutes = int(seconds) // 60
    return f"{minutes // 60}时{minutes % 60:02}分"


def clock(
    due: datetime.datetime | None,
    start: datetime.datetime | None = None,
    *,
    half: datetime.datetime | None = None,
    warn: datetime.datetime | None = None,
    paused: bool = False,
    met: str = "",
    label: str = "",
) -> SafeString | str:
    """Countdown to `due`, ticking in the browser. `half` and `warn` are the moments of 50 % and 80 % (else from `start`)."""
    if met:
        return format_html('<span class="clock" data-tone="met">{}✓ {}</span>', f"{label} " if label else "", met)
    if due is None:
        return format_html('<span class="clock">{}—</span>', f"{label} " if label else "")
    name = format_html("<span>{}</span>", label) if label else ""
    if paused:
        return format_html('<span class="clock" data-tone="paused">{}{} 已挂起</span>', name, svg("pause", 13))
    if start and not half:
        half, warn = start + (due - start) * 0.5, start + (due - start) * 0.8
    now = timezone.now()
    return format_html(
        '<time class="clock" data-tone="{}" data-due="{}" data-half="{}" data-warn="{}" datetime="{}" '
        'title="应于 {} 前">{}<span data-face>{}</span></time>',
        tone(now, due, half, warn), int(due.timestamp()), stamp(half), stamp(warn), due.isoformat(),
        moment(due), name, duration((due - now).total_seconds()),
    )  # fmt: skip


def tone(now, due, half=None, warn=None) -> str:
    """calm → half → warn → over."""
    if now >= due:
        return "over"
    if warn and now >= warn:
        return "warn"
    return "half" if half and now >= half else "calm"


def stamp(at: datetime.datetime | None) -> int | str:
    return int(at.timestamp()) if at else ""


def moment(at: datetime.datetime) -> str:
    """今天 10:12 · 昨天 17:40 · 11-03 09:00 · 2025-11-03 09:00, as people say it."""
    local, today = timezone.localtime(at), timezone.localdate()
    day = (local.date() - today).days
    words = {0: "今天", -1: "昨天", 1: "明天", 2: "后天", -2: "前天"}.get(day)
    if words is None:
        words = f"{local:%m-%d}" if local.year == today.year else f"{local:%Y-%m-%d}"
    return f"{words} {local:%H:%M}"


def ago(at: datetime.datetime | None) -> SafeString | str:
    """How long ago, in words; the full time in the title."""
    if at is None:
        return "—"
    passed = (timezone.now() - at).total_seconds()
    words = "刚刚" if 0 <= passed < 60 else f"{int(passed // 60)}分钟前" if 0 <= passed < 3600 else moment(at)
    full = f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S}"
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), full, words)


def person(who: Any, note: str = "") -> SafeString:
    """Avatar and name; nobody is said in words."""
    name = str(who) if who else ""
    if not name:
        return format_html('<span class="person person-nobody">{}</span>', note or "未指定")
    tail = format_html(' <small class="text-muted">{}</small>', note) if note else ""
    return format_html(
        '<span class="person"><span class="avatar" aria-hidden="true">{}</span>{}{}</span>', name[-1], name, tail
    )


def phone(number: str | None) -> SafeString | str:
    """A masked number."""
    if not number:
        return "—"
    return format_html('<span class="phone-number">{}</span>', mask_phone(number))


def stars(rating: int | None) -> SafeString | str:
    """A rating given, ★★★★☆."""
    if not rating:
        return "—"
    return format_html(
        '<span class="stars-read" role="img" aria-label="{} 星">{}<i>{}</i></span>',
        rating,
        "★" * rating,
        "★" * (5 - rating),
    )
