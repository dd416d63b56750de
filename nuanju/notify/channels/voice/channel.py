"""A call that reads the text out, by the signed HTTP gateway of NUANJU_VOICE_URL; its report tells whether it was answered."""

from django.conf import settings

from nuanju.notify import gateways
from nuanju.notify.choices import DeliveryState
from nuanju.notify.names import message_id
from nuanju.notify.receipts import Receipt

BACKOFF = (30, 60, 120, 300)  # what is worth a call is not worth it six hours later


def address(recipient) -> str:
    return recipient.any_phone


def connected() -> bool:
    return bool(settings.VOICE_URL)


def deliver(notice) -> Receipt:
    if not connected():
        return Receipt(DeliveryState.OUTBOX)
    message = {"id": message_id(notice), "to": notice.address, "speak": notice.text}
    return gateways.submit(settings.VOICE_URL, settings.VOICE_SECRET, message)
