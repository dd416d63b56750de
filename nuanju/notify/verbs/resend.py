"""Resend: try a notice again that was not delivered, or was kept while its channel was not connected."""

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Denied, Refused
from nuanju.notify.choices import DeliveryState
from nuanju.notify.delivery import GRACE, enqueue
from nuanju.notify.models import Delivery


def resend(delivery: Delivery, *, by) -> Delivery:
    """Put it back into the queue; raises Denied, Refused("already_sent")."""
    if not by.may("see_outbox", delivery.notice.project_id):
        raise Denied("resend", delivery)
    with transaction.atomic():
        row = Delivery.objects.select_for_update(of=("self",)).select_related("notice").get(pk=delivery.pk)
        if not row.may_resend:
            raise Refused("already_sent", row)
        row.state, row.attempts, row.error = DeliveryState.QUEUED, 0, ""
        row.next_at = timezone.now() + GRACE
        row.save()
        events.record("delivery.resent", row, by=by, data={"to": row.notice.to_name})
        enqueue([row])
    return row
