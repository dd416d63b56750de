"""Subscribe: another system is to be told of kinds of events."""

import base64
import contextlib
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction

from nuanju.core import events, sealed
from nuanju.core.refusals import Denied, Invalid
from nuanju.core.text import clean
from nuanju.notify.http import is_public
from nuanju.notify.models.subscription import PURPOSE, Subscription
from nuanju.notify.payload import known


def subscribe(*, name: str, url: str, kinds: Iterable[str], by, personal: bool = False) -> tuple[Subscription, str]:
    """The subscription and its secret, which is never shown again; raises Denied, Invalid at the field that does not fit."""
    if not by.may("keep_webhooks"):
        raise Denied("subscribe")
    wanted = sorted(set(kinds))
    if unknown := [kind for kind in wanted if not known(kind)]:
        raise Invalid("kind_unknown", "kinds", kinds="、".join(unknown))
    if not wanted:
        raise Invalid("required", "kinds", field="事件")
    _check(url)
    secret = f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"
    row = Subscription(name=clean(name)[:60], url=url, kinds=wanted, personal=personal, made_by_id=by.pk)
    row.sealed_secret = sealed.seal(secret, purpose=PURPOSE)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            events.record("webhook.subscribed", row, by=by, data={"name": row.name, "host": row.host, "kinds": wanted})
    except IntegrityError as taken:
        raise Invalid("name_taken", "name") from taken
    return row, secret


def _check(url: str) -> None:
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
