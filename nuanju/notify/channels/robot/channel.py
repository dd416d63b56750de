"""Robots of WeCom groups: one address with its key per group, by the project's code in NUANJU_WECOM_ROBOTS; "*" is the group's."""

import json

from django.conf import settings

from nuanju.notify import http
from nuanju.notify.choices import DeliveryState
from nuanju.notify.receipts import Later, Receipt, Undeliverable

TOO_OFTEN = 45009  # 20 messages a minute
GONE = {93000, 93008, 40008}  # no such robot, taken out of the group, content of an unknown kind
LONGEST = 4096  # bytes of a markdown message


def address(recipient) -> str:
    return recipient.group


def connected() -> bool:
    return bool(settings.WECOM_ROBOTS)


def deliver(notice) -> Receipt:
    url = settings.WECOM_ROBOTS.get(notice.address) or settings.WECOM_ROBOTS.get("*")
    if not url:
        return Receipt(DeliveryState.OUTBOX)
    words = f"**{notice.title}**\n{notice.text}".encode()[:LONGEST].decode(errors="ignore")
    answer = http.post(url, json.dumps({"msgtype": "markdown", "markdown": {"content": words}}).encode(), {})
    return judge(answer, final=GONE)


def judge(answer: http.Answer, *, final: set[int]) -> Receipt:
    """WeCom answers 200 and says in the body what it means."""
    said = answer.json()
    match said.get("errcode"):
        case 0:
            return Receipt(provider_id=str(said.get("msgid", ""))[:100])
        case int(code) if code == TOO_OFTEN:
            raise Later("企业微信限流（45009）", seconds=60)
        case int(code) if code in final:
            raise Undeliverable(f"企业微信拒绝（{code}）")
        case code:
            raise RuntimeError(f"企业微信回答 {answer.status} {code}")
