"""Addresses outside Django's own URLs."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def live_url(request: HttpRequest) -> str:
    """The live stream: as configured behind a proxy, else the same host on its own port."""
    if settings.LIVE_URL:
        return settings.LIVE_URL
    host = urlsplit(f"//{request.get_host()}").hostname or "localhost"
    return f"{request.scheme}://{f'[{host}]' if ':' in host else host}:{settings.LIVE_PORT}/live"
