"""Revise a subscription: name, address, kinds; its secret stays."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid
from nuanju.core.text import clean
from nuanju.notify import endpoint
from nuanju.notify.models import Subscription


def revise_subscription(
    subscription: Subscription, *, name: str, url: str, kinds: Iterable[str], by, personal: bool = False
) -> Subscription:
    """What is on its way goes to the new address; raises Denied, Invalid at the field that does not fit."""
    if not by.may("keep_webhooks"):
        raise Denied("revise_subscription", subscription)
    told = endpoint.wanted(kinds)
    endpoint.check(url)
    try:
        with transaction.atomic():
            row = Subscription.objects.select_for_update().get(pk=subscription.pk)
            before = row.host
            row.name, row.url, row.kinds, row.personal = clean(name)[:60], url, told, personal
            row.save()
            data = {"name": row.name, "before": before, "host": row.host, "kinds": told}
            events.record("webhook.revised", row, by=by, data=data)
    except IntegrityError as taken:
        raise Invalid("name_taken", "name") from taken
    return row
