"""Try a subscription: one test push to its address alone, signed and queued like every other."""

from django.db import transaction

from nuanju.core import events
from nuanju.core.refusals import Denied, Refused
from nuanju.notify.choices import Weight
from nuanju.notify.delivery import hand_over
from nuanju.notify.models import Notice, Subscription
from nuanju.notify.plan import Plan
from nuanju.notify.verbs.push import notice


@transaction.atomic
def try_subscription(subscription: Subscription, *, by) -> Notice:
    """The push as it waits to go out; one that is stopped is not tried."""
    if not by.may("keep_webhooks"):
        raise Denied("try_subscription", subscription)
    if not subscription.active:
        raise Refused("subscription_stopped", None)
    event = events.record("webhook.tested", subscription, by=by, data={"name": subscription.name})
    told = Notice.objects.bulk_create([notice(event, subscription)])
    hand_over(told, Plan([], Weight.PRESSING))
    return told[0]
