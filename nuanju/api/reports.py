"""Status reports of providers, by their own addresses: what became of messages. Known by signature or secret address."""

import datetime
import hmac
import json
from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from nuanju.notify.queries import is_signed
from nuanju.notify.verbs import report

MOST = 500  # reports at once


@csrf_exempt
@require_POST
def gateway(request: HttpRequest, channel: str) -> JsonResponse:
    """Of our own gateways for SMS and voice: [{"id", "ok", "at", "words"}], signed as we sign."""
    secret = {"sms": settings.SMS_SECRET, "voice": settings.VOICE_SECRET}.get(channel, "")
    if not is_signed(secret, request.headers, request.body):
        return JsonResponse({"error": "signature"}, status=401)
    return _heard(
        (str(r.get("id", "")), bool(r.get("ok")), r.get("at"), str(r.get("words", "")), "") for r in _rows(request)
    )


@csrf_exempt
@require_POST
def aliyun(request: HttpRequest, token: str) -> JsonResponse:
    """Of Aliyun, which does not sign: the address itself is the secret, set in its console."""
    if not settings.RECEIPT_TOKEN or not hmac.compare_digest(token.encode(), settings.RECEIPT_TOKEN.encode()):
        return JsonResponse({"code": 401, "msg": "unknown"}, status=401)
    return _heard(
        (
            str(r.get("out_id") or ""), r.get("success") is True, r.get("report_time"),
            "" if r.get("success") is True else f"{r.get('err_msg', '')}（{r.get('err_code', '')}）", str(r.get("biz_id") or ""),
        )
        for r in _rows(request)
    )  # fmt: skip


def _rows(request: HttpRequest) -> list[dict]:
    try:
        read = json.loads(request.body)
    except (ValueError, RecursionError):
        return []
    rows = read if isinstance(read, list) else [read]
    return [row for row in rows[:MOST] if isinstance(row, dict)]


def _heard(rows: Iterable[tuple]) -> JsonResponse:
    """What nobody here sent is acknowledged too: asking again would not make it ours."""
    known = sum(report(n, ok=ok, at=_moment(at), words=w, provider_id=p) for n, ok, at, w, p in rows)
    return JsonResponse({"code": 0, "msg": "ok", "known": known})


def _moment(said) -> datetime.datetime:
    """As the provider tells it, in Shanghai's time unless it says otherwise."""
    try:
        at = datetime.datetime.fromisoformat(str(said))
        return at if at.tzinfo else timezone.make_aware(at)
    except (ValueError, OverflowError):
        return timezone.now()
