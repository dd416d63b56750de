"""Quiet hours and digests in figures: shipped defaults, and the row in force on a day."""

import datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from nuanju.notify.models import NoticeFigure

DEFAULTS: dict[str, tuple[str, str]] = {
    "quiet_from": ("21", "夜间免打扰从几点开始（紧急、热点、重大除外）"),
    "quiet_until": ("8", "夜间免打扰到几点结束，暂缓的通知此时发出"),
    "digest_after": ("10", "同一人同一渠道在统计时间内超过几条，其余并入一条汇总"),
    "digest_window_seconds": ("60", "上述统计时间，也是最后一条之后等待多久发出汇总（秒）"),
    "digest_longest_minutes": ("10", "通知一直不断时，最迟多少分钟发出一次汇总"),
}
FIRST_DAY = datetime.date(2000, 1, 1)


class Rules(NamedTuple):
    """The figures of a day, ready to reckon with."""

    quiet_from: datetime.time
    quiet_until: datetime.time
    digest_after: int
    window: datetime.timedelta
    longest: datetime.timedelta


def rules() -> Rules:
    """In force today, in one query."""
    rows = NoticeFigure.objects.filter(effective_on__lte=timezone.localdate()).order_by("effective_on")
    found = {key: Decimal(shipped) for key, (shipped, _) in DEFAULTS.items()} | dict(rows.values_list("key", "value"))
    return Rules(
        hour(found["quiet_from"]),
        hour(found["quiet_until"]),
        int(found["digest_after"]),
        datetime.timedelta(seconds=int(found["digest_window_seconds"])),
        datetime.timedelta(minutes=int(found["digest_longest_minutes"])),
    )


def hour(value: Decimal) -> datetime.time:
    """21.5 is half past nine in the evening."""
    minutes = int(value * 60) % (24 * 60)
    return datetime.time(minutes // 60, minutes % 60)


def load() -> int:
    """Write the shipped figures as rows where there are none."""
    there = set(NoticeFigure.objects.values_list("key", flat=True))
    missing = [
        NoticeFigure(key=key, meaning=meaning, value=Decimal(value), effective_on=FIRST_DAY)
        for key, (value, meaning) in DEFAULTS.items()
        if key not in there
    ]
    return len(NoticeFigure.objects.bulk_create(missing, ignore_conflicts=True))
