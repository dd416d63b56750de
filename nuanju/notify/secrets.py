"""Keys of the channels: named here once, so that nothing written down can hold one."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings

NAMES = (
    "SMS_SECRET", "VOICE_SECRET", "RECEIPT_TOKEN", "ALIYUN_KEY_SECRET", "WECOM_SECRET",
)  # fmt: skip
SHORTEST = 6  # of what is worth hiding
IN_ADDRESS = re.compile(r"((?:key|access_token|corpsecret|token|secret)=)[^&\s\"')]+")


def without_secrets(words: str) -> str:
    """The words with every configured key replaced, whole or inside an address."""
    for secret in known():
        words = words.replace(secret, "***")
    return IN_ADDRESS.sub(r"\1***", words)


def known() -> list[str]:
    """Every secret of the configuration, the longest first."""
    plain = [getattr(settings, name, "") for name in NAMES]
    mail = unquote(urlsplit(settings.SMTP_URL).password or "")
    robots = [value for url in settings.WECOM_ROBOTS.values() for _, value in parse_qsl(urlsplit(url).query)]
    return sorted({s for s in [*plain, mail, *robots] if len(s) >= SHORTEST}, key=len, reverse=True)
