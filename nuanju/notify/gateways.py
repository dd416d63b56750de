"""Any provider behind a small HTTP gateway: a signed POST with the message, answered by an id."""

import json
import secrets
import time

from nuanju.notify import http, signing
from nuanju.notify.receipts import Receipt, Undeliverable


def submit(url: str, secret: str, message: dict) -> Receipt:
    """`message["id"]` is the same each time: a gateway that knows it already answers as before and sends nothing."""
    body = json.dumps(message, ensure_ascii=False).encode()
    timestamp, nonce = str(int(time.time())), secrets.token_hex(16)
    headers = {
        "X-Nuanju-Timestamp": timestamp, "X-Nuanju-Nonce": nonce, "Idempotency-Key": message["id"],
        "X-Nuanju-Signature": signing.gateway(secret, timestamp, nonce, body),
    }  # fmt: skip
    answer = http.post(url, body, headers)
    if answer.final:
        raise Undeliverable(f"网关拒绝（{answer.status}）：{answer.json().get('error', '')}"[:200])
    if not answer.ok:
        raise RuntimeError(f"网关回答 {answer.status}")
    return Receipt(provider_id=str(answer.json().get("id") or "")[:100])
