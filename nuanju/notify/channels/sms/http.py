"""Any provider of text messages behind the signed HTTP gateway of NUANJU_SMS_URL."""

from django.conf import settings

from nuanju.notify import gateways
from nuanju.notify.names import message_id
from nuanju.notify.receipts import Receipt


def send(notice) -> Receipt:
    message = {"id": message_id(notice), "to": notice.address, "text": notice.text, "code": notice.code}
    return gateways.submit(settings.SMS_URL, settings.SMS_SECRET, message | {"params": notice.facts or {}})
