"""Push: tell another system of an event; once per event and subscription."""

from django.db import transaction

from nuanju.core.models import Event
from nuanju.notify.choices import ChannelKind, Weight
from nuanju.notify.delivery import hand_over
from nuanju.notify.models import Notice
from nuanju.notify.plan import Plan

CODE = "webhook"


def push(event: Event, *, address: str, name: str, body: str) -> Notice | None:
    """`address` is what the api finds its subscription by; None when it has been told already."""
    with transaction.atomic():
        if Notice.objects.filter(event=event, code=CODE, channel=ChannelKind.WEBHOOK, address=address).exists():
            return None
        notice = Notice.objects.create(
            event=event, code=CODE, project_id=event.project_id, channel=ChannelKind.WEBHOOK, to_name=name,
            address=address, title=event.kind, text=body, weight=Weight.PRESSING,
        )  # fmt: skip
        hand_over([notice], Plan([], Weight.PRESSING))
    return notice
