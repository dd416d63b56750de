"""Webhooks as Standard Webhooks has them, to the address of a subscription."""

import time

from django.conf import settings

from nuanju.notify import http, signing
from nuanju.notify.models import Subscription
from nuanju.notify.names import message_id
from nuanju.notify.receipts import Receipt, Undeliverable

BACKOFF = (5, 300, 1800, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600)
SECONDS = 8


def address(recipient) -> str:
    return ""


def connected() -> bool:
    return True


def deliver(notice) -> Receipt:
    endpoint = Subscription.objects.filter(pk=notice.address, active=True).first()
    if endpoint is None:
        raise Undeliverable("订阅已停用")
    body, name, now = notice.text.encode(), message_id(notice), str(int(time.time()))
    signature = signing.webhook(endpoint.secret, name, now, body)
    headers = {"webhook-id": name, "webhook-timestamp": now, "webhook-signature": signature}
    answer = http.post(endpoint.url, body, headers, seconds=SECONDS, public=not settings.WEBHOOK_PRIVATE)
    if answer.status == 410:
        raise Undeliverable("对方说不再接收（410）")
    if not answer.ok:
        raise RuntimeError(f"对方回答 {answer.status}")
    return Receipt()
