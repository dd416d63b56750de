"""Webhooks as Standard Webhooks has them. Who subscribed is known above: the api registers how to find address and secret."""

import time
from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings

from nuanju.notify import http, signing
from nuanju.notify.names import message_id
from nuanju.notify.receipts import Receipt, Undeliverable

BACKOFF = (5, 300, 1800, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600)
SECONDS = 8


class Endpoint(NamedTuple):
    url: str
    secret: str


_find: list[Callable[[str], Endpoint | None]] = []


def find_by(ask: Callable[[str], Endpoint | None]) -> None:
    """`ask(address)` answers None when nobody subscribes there any more."""
    _find[:] = [ask]


def address(recipient) -> str:
    return ""


def connected() -> bool:
    return bool(_find)


def deliver(notice) -> Receipt:
    endpoint = _find[0](notice.address) if _find else None
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
