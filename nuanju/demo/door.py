"""When the demo is open: the setting allows it and the database carries its mark. Both, or nothing is offered."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.shortcuts import redirect

from nuanju.demo.models import DemoLoad


def is_open() -> bool:
    return settings.DEMO and DemoLoad.objects.exists()


def require_open() -> None:
    if not is_open():
        raise Http404


class StartPage:
    """Newcomers who ask for / find the start page instead of a login."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        if request.path == "/" and not request.user.is_authenticated and is_open():
            return redirect("start")
        return self.get_response(request)
