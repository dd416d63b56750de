"""Try a channel: a test message to oneself, through the same queue as every other."""

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid
from nuanju.notify.choices import TRIED, ChannelKind, Weight
from nuanju.notify.models import Notice
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs.send import send


@transaction.atomic
def try_channel(channel: str, *, by) -> Notice:
    """The notice as it waits to go out; raises Denied, Invalid("channel_unknown") and ("channel_unconnected")."""
    if not by.may("see_outbox"):
        raise Denied("try_channel")
    if channel not in TRIED:
        raise Invalid("channel_unknown", "channel")
    label = ChannelKind(channel).label
    event = events.record("channel.tested", by, by=by, data={"channel": label})
    to = Recipient(group="*", name="默认群") if channel == ChannelKind.ROBOT else Recipient(user=by)
    values = {"channel": label, "who": by.name, "at": timezone.now()}
    told = send(event, "T01", to=[to], values=values, channels=[channel], weight=Weight.PRESSING)
    if not told:
        raise Invalid("channel_unconnected", "channel")
    return told[0]
