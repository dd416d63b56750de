"""Who may use these pages."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse

from nuanju.core.refusals import Denied
from nuanju.org.requests import StaffRequest


def needs(grant: str) -> Callable:
    """Only for people one of whose posts gives the grant; the verbs look again, at the very subject."""

    def door(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: StaffRequest, *args, **kwargs) -> HttpResponse:
            if not request.user.may(grant):
                raise Denied(view.__name__)
            return view(request, *args, **kwargs)

        return guarded

    return door
