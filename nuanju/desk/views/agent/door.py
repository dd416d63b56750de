"""Who may use these pages."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.http import HttpResponse

from nuanju.core.refusals import Denied
from nuanju.org.models import User


def me(request: HttpRequest) -> User:
    """Whoever asks: the door lets nobody in without a login."""
    return cast(User, request.user)


def needs(grant: str) -> Callable:
    """Only for people one of whose posts gives the grant; the verbs look again, at the very subject."""

    def door(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not me(request).may(grant):
                raise Denied(view.__name__)
            return view(request, *args, **kwargs)

        return guarded

    return door
