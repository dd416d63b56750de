"""WeCom app messages to staff; their employee number is their WeCom account."""

import json

from django.conf import settings

from nuanju.notify import http
from nuanju.notify.channels.wecom.token import token
from nuanju.notify.choices import DeliveryState
from nuanju.notify.names import message_id
from nuanju.notify.receipts import Later, Receipt, Undeliverable

STALE = {40014, 42001}  # token unknown or over
TOO_OFTEN = {45009, 45033}
LONGEST = 2048  # bytes of a text


def address(recipient) -> str:
    return recipient.user.employee_no if recipient.user else ""


def connected() -> bool:
    return bool(settings.WECOM_CORP and settings.WECOM_AGENT and settings.WECOM_SECRET)


def deliver(notice) -> Receipt:
    if not connected():
        return Receipt(DeliveryState.OUTBOX)
    said = _send(notice, token())
    if said.get("errcode") in STALE:
        said = _send(notice, token(anew=True))
    return _judge(said)


def _send(notice, key: str) -> dict:
    words = f"{notice.title}\n{notice.text}".encode()[:LONGEST].decode(errors="ignore")
    message = {
        "touser": notice.address, "msgtype": "text", "agentid": int(settings.WECOM_AGENT), "text": {"content": words},
        "enable_duplicate_check": 1, "duplicate_check_interval": 3600,
    }  # fmt: skip
    body = json.dumps(message, ensure_ascii=False).encode()
    url = f"{settings.WECOM_API}/cgi-bin/message/send?access_token={key}"
    return http.post(url, body, {"Idempotency-Key": message_id(notice)}).json()


def _judge(said: dict) -> Receipt:
    code = said.get("errcode")
    if code == 81013 or said.get("invaliduser"):
        raise Undeliverable("企业微信里没有这个人，请核对工号")
    if code in TOO_OFTEN:
        raise Later(f"企业微信限流（{code}）", seconds=60)
    if code != 0:
        raise RuntimeError(f"企业微信回答 {code}")
    return Receipt(provider_id=str(said.get("msgid", ""))[:100])
