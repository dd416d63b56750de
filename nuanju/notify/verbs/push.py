"""Push: tell the other systems that asked for it of an event; once per event and subscription."""

from django.db import transaction

from nuanju.core.models import Event
from nuanju.notify.choices import ChannelKind, Weight
from nuanju.notify.delivery import hand_over
from nuanju.notify.models import Notice, Subscription
from nuanju.notify.payload import payload
from nuanju.notify.plan import Plan

CODE = "webhook"


def push(event: Event) -> list[Notice]:
    """To whoever subscribed to its kind and has not been told."""
    wanting = Subscription.objects.wanting(event.kind)
    if not wanting:
        return []
    with transaction.atomic():
        told = Notice.objects.filter(event=event, code=CODE).values_list("address", flat=True)
        fresh = [notice(event, one) for one in wanting if str(one.pk) not in set(told)]
        hand_over(Notice.objects.bulk_create(fresh), Plan([], Weight.PRESSING))
    return fresh


def notice(event: Event, one: Subscription) -> Notice:
    """The push of an event to one of them, not yet saved."""
    return Notice(
        event=event, code=CODE, project_id=event.project_id, channel=ChannelKind.WEBHOOK, to_name=one.name,
        address=str(one.pk), title=event.kind, text=payload(event, personal=one.personal), weight=Weight.PRESSING,
    )  # fmt: skip
