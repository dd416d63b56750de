"""Stop: nobody has answered there for days; who looks after it is told."""

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.actors import SYSTEM
from nuanju.notify.models import Subscription


@transaction.atomic
def stop(subscription: Subscription, *, error: str, since) -> None:
    """Once: what is stopped already stays as it is."""
    row = Subscription.objects.select_for_update().get(pk=subscription.pk)
    if row.active:
        row.active, row.stopped_at, row.stopped_why = False, timezone.now(), error[:300]
        row.save()
        data = {"name": row.name, "host": row.host, "error": error, "since": since}
        events.record("webhook.stopped", row, by=SYSTEM, data=data)
