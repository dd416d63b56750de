"""What every page's frame needs."""

import time

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from nuanju.core.web import rail, topbar, ways_in

THEMES = {"light": "nuanju", "dark": "nuanju-dark"}


def frame(request: HttpRequest) -> dict:
    """Rail, top bar and theme. Lazy: a fragment that shows no frame asks nothing."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return {
        "ways_in": SimpleLazyObject(ways_in.offered),
        "LIVE_URL": settings.LIVE_URL,
        "PORT": settings.PORT,
        "theme": THEMES.get(request.COOKIES.get("theme", ""), ""),
        "server_now": time.time,
        "live_ticket": live_ticket() if known else "",
        "rail": SimpleLazyObject(lambda: rail.entries(request) if known else []),
        "topbar_search": SimpleLazyObject(lambda: topbar.templates(user, "search") if known else []),
        "topbar_right": SimpleLazyObject(lambda: topbar.templates(user, "right") if known else []),
        "me_links": SimpleLazyObject(lambda: topbar.links(user) if known else []),
    }


def live_ticket() -> str:
    try:
        return reverse("live_ticket")
    except NoReverseMatch:  # a site without live updates
        return ""
