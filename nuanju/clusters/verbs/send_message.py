"""Message: one text to all households, each told once, with what became of it in the log."""

from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters.flow import FLOW
from nuanju.clusters.models import Cluster, Message
from nuanju.clusters.queries import reachable
from nuanju.core.refusals import Refused


def send_message(cluster: Cluster, *, text: str, households: int, by) -> Cluster:
    """`households` is how many the sender saw before he pressed: another number now sends nothing. The notices go out by
    the reaction to this event."""
    words = checks.text(text, "text", "content_missing")[:300]
    with FLOW.advance(cluster, "send_message", by=by, text=words, households=households) as row:
        now = len(reachable(row))
        if not now:
            raise Refused("no_phones", row)
        if now != households:
            raise Refused("message_changed", row, count=now)
        message = Message.objects.create(cluster=row, text=words, households=now, by=by, at=timezone.now())
        row.event_data = {"message": message.pk}
    return cluster
