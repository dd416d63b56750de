"""What every page's frame needs."""

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict:
    return {"DEMO": settings.DEMO, "LIVE_URL": settings.LIVE_URL, "PORT": settings.PORT}
