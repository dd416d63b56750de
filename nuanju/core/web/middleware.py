"""Request id on every request and log line; refusals become answers a user can act on."""

import contextvars
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nuanju.core.refusals import Refused

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="-")


class RequestId:
    """Take X-Request-Id from the proxy or make one; answer with it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-Id", "")
        token = request_id.set(
            given[:64] if given.isascii() and given.replace("-", "").isalnum() else secrets.token_hex(8)
        )
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = request_id.get()
            return response
        finally:
            request_id.reset(token)


class Refusals:
    """A Refused that reaches the edge is shown as a sentence: a toast fragment for htmx, a page otherwise."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        template = "refusal.html#toast" if request.headers.get("HX-Request") else "refusal.html"
        return render(request, template, {"refusal": exception}, status=exception.status)
