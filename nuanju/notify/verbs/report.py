"""Report: a provider says what became of a message; reports come late, twice and in any order."""

import datetime

from django.db import transaction

from nuanju.notify.choices import DeliveryState
from nuanju.notify.delivery import give_up
from nuanju.notify.models import Delivery, StatusReport
from nuanju.notify.names import notice_of

ON_ITS_WAY = (DeliveryState.SENDING, DeliveryState.SENT)


@transaction.atomic
def report(name: str, *, ok: bool, at: datetime.datetime, words: str = "", provider_id: str = "") -> bool:
    """`name` is our own id of the message, else the provider's is looked for; False when we know no such message.

    Received is the last word, whatever is reported before or after it; a failure counts until then.
    """
    found = _find(name, provider_id)
    if found is None:
        return False
    _, fresh = StatusReport.objects.get_or_create(delivery=found, ok=ok, at=at, words=words[:200])
    if not fresh:
        return True
    if ok:
        found.state, found.received_at, found.error, found.next_at = DeliveryState.RECEIVED, at, "", None
        found.sent_at = found.sent_at or at
    elif found.state in ON_ITS_WAY:
        give_up(found, f"未送达：{words}")
    found.provider_id = found.provider_id or provider_id[:100]
    found.save()
    return True


def _find(name: str, provider_id: str) -> Delivery | None:
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("notice")
    if (notice := notice_of(name)) is not None:
        return rows.filter(notice=notice).first()
    return rows.filter(provider_id=provider_id).first() if provider_id else None
