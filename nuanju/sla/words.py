"""Moments and lengths as people read them."""

from datetime import datetime, timedelta

from nuanju.sla.calendar import local


def moment(t: datetime | str | None) -> str:
    """11月22日 18:00, from a moment or its ISO form in event data."""
    if not t:
        return "—"
    t = local(datetime.fromisoformat(t) if isinstance(t, str) else t)
    return f"{t.month}月{t.day}日 {t:%H:%M}"


def length(time: timedelta | float) -> str:
    """2天3小时, 3小时20分, 5分, in the two largest units."""
    minutes = int((time.total_seconds() if isinstance(time, timedelta) else time) // 60)
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{n}{unit}" for n, unit in ((days, "天"), (hours, "小时"), (minutes, "分")) if n]
    return "".join(parts[:2]) or "不到1分"
