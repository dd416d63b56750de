"""So often and no oftener: what one person may do in an hour, counted in the cache all web processes share."""

import time

from django.core.cache import cache

from nuanju.core.refusals import Refused, declare

declare(
    too_many_reveal="一小时内查看的完整号码已达 {most} 个，请稍后再查看；确有需要请联系班长。",
    too_many_link="这个链接一小时内提交得太频繁，请稍后再试。",
)

HOUR = 3600
MOST = {"reveal": 100, "link": 30}  # an agent at full speed makes some 20 calls an hour


class TooMany(Refused):
    """Done too often within the hour."""

    status = 429


def take(what: str, who) -> None:
    """Count one more of `what` by `who` (a user or a key); raises TooMany beyond the most."""
    key = f"throttle-{what}-{getattr(who, 'pk', who)}:{int(time.time() // HOUR)}"
    done = cache.get(key, 0) + 1
    if done > MOST[what]:
        raise TooMany(f"too_many_{what}", None, most=MOST[what])
    cache.set(key, done, HOUR)
