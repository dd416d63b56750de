"""Settle: engineering says what it found and does about the pattern."""

from django.db import transaction
from django.utils import timezone

from nuanju.cases import checks
from nuanju.clusters import rights
from nuanju.clusters.models import TechAlert
from nuanju.core import events
from nuanju.core.refusals import Refused
from nuanju.core.rights import require


@transaction.atomic
def settle_alert(alert: TechAlert, *, finding: str, by) -> TechAlert:
    words = checks.text(finding, "finding", "content_missing")[:500]
    row = TechAlert.objects.select_for_update(no_key=True, of=("self",)).get(pk=alert.pk)
    require(rights, "settle_alert", by=by, subject=row)
    if row.settled_at:
        raise Refused("alert_settled", row)
    row.finding, row.settled_at, row.settled_by = words, timezone.now(), by
    row.save()
    events.record("alert.settled", row, by=by, data={"finding": words})
    return row
