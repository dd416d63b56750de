"""Subscribe: another system is to be told of kinds of events."""

import base64
import secrets
from collections.abc import Iterable

from django.db import IntegrityError, transaction

from nuanju.core import events, sealed
from nuanju.core.refusals import Denied, Invalid
from nuanju.core.text import clean
from nuanju.notify import endpoint
from nuanju.notify.models.subscription import PURPOSE, Subscription


def subscribe(*, name: str, url: str, kinds: Iterable[str], by, personal: bool = False) -> tuple[Subscription, str]:
    """The subscription and its secret, which is never shown again; raises Denied, Invalid at the field that does not fit."""
    if not by.may("keep_webhooks"):
        raise Denied("subscribe")
    told = endpoint.wanted(kinds)
    endpoint.check(url)
    secret = f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"
    row = Subscription(name=clean(name)[:60], url=url, kinds=told, personal=personal, made_by_id=by.pk)
    row.sealed_secret = sealed.seal(secret, purpose=PURPOSE)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            events.record("webhook.subscribed", row, by=by, data={"name": row.name, "host": row.host, "kinds": told})
    except IntegrityError as taken:
        raise Invalid("name_taken", "name") from taken
    return row, secret
