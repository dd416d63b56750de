"""Switch: pause a subscription, or take it up again after the other side has recovered."""

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Denied
from nuanju.notify.models import Subscription


def switch(subscription: Subscription, *, active: bool, by) -> Subscription:
    """On or off; as it already is, nothing happens."""
    if not by.may("keep_webhooks"):
        raise Denied("switch", subscription)
    with transaction.atomic():
        row = Subscription.objects.select_for_update().get(pk=subscription.pk)
        if row.active != active:
            row.active, row.stopped_at, row.stopped_why = active, None if active else timezone.now(), ""
            row.save()
            told = {"name": row.name, "state": "启用" if active else "停用"}
            events.record("webhook.switched", row, by=by, data=told)
    return row
