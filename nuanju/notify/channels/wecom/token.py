"""The app's access token: asked for once and kept in the database's cache until shortly before it ends."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache

from nuanju.notify import http

EARLY = 300  # seconds before its end it is asked for anew


def token(*, anew: bool = False) -> str:
    """`anew` when WeCom no longer takes the one we have."""
    key = f"wecom-token-{settings.WECOM_CORP}-{settings.WECOM_AGENT}"
    if not anew and (kept := cache.get(key)):
        return kept
    asked = urlencode({"corpid": settings.WECOM_CORP, "corpsecret": settings.WECOM_SECRET})
    answer = http.get(f"{settings.WECOM_API}/cgi-bin/gettoken?{asked}").json()
    if answer.get("errcode") != 0:
        raise RuntimeError(f"企业微信不发令牌（{answer.get('errcode')}）")
    cache.set(key, answer["access_token"], max(int(answer.get("expires_in", 7200)) - EARLY, 1))
    return answer["access_token"]
