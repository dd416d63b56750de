"""What an endpoint must be: an address we may send to, kinds that exist, a name of its own."""

import contextlib
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings

from nuanju.core.refusals import Invalid
from nuanju.notify.http import is_public
from nuanju.notify.payload import known


def wanted(kinds: Iterable[str]) -> list[str]:
    """At least one, each of them known."""
    found = sorted(set(kinds))
    if unknown := [kind for kind in found if not known(kind)]:
        raise Invalid("kind_unknown", "kinds", kinds="、".join(unknown))
    if not found:
        raise Invalid("required", "kinds", field="事件")
    return found


def check(url: str) -> None:
    """Where a name leads is looked at when something is sent; here what can be seen from the address itself."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as broken:
        raise Invalid("url_unfit", "url") from broken
    if not host or parts.username or parts.scheme not in ("https", "http"):
        raise Invalid("url_unfit", "url")
    if settings.WEBHOOK_PRIVATE:
        return
    if parts.scheme != "https":
        raise Invalid("url_unfit", "url")
    with contextlib.suppress(ValueError):
        if not is_public(host):
            raise Invalid("url_private", "url")
