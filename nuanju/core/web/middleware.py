"""Request id on every request and log line; refusals become answers a user can act on."""

import logging
import secrets
import time

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from nuanju.core import memo
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.web import metrics
from nuanju.core.web.answers import aimed
from nuanju.core.web.ids import current_request, request_id

log = logging.getLogger("nuanju.request")
QUIET = frozenset({"healthz", "readyz", "metrics"})


class RequestId:
    """Take X-Request-Id from the proxy or make one; answer with it, log and count the request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        tokens = request_id.set(_given(request) or secrets.token_hex(8)), current_request.set(request)
        began = time.perf_counter()
        try:
            with memo.remembering():
                response = self.get_response(request)
            response["X-Request-Id"] = request_id.get()
            _keep_from_caches(response)
            _tell(request, response, time.perf_counter() - began)
            return response
        finally:
            request_id.reset(tokens[0])
            current_request.reset(tokens[1])


def _given(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-Id", "")[:64]
    return given if given.isascii() and given.replace("-", "").isalnum() else ""


def _keep_from_caches(response: HttpResponse) -> None:
    """Page and fragment share an address, and both hold people's data: Back asks anew, a shared PC keeps nothing."""
    patch_vary_headers(response, ["HX-Request"])
    response.setdefault("Cache-Control", "private, no-store")


def _tell(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """The view's name, not the path: a path may hold what was searched for."""
    match = getattr(request, "resolver_match", None)
    view = (match.view_name if match else None) or "-"
    metrics.count(view, request.method or "-", response.status_code, seconds)
    if view not in QUIET:
        facts = {"view": view, "method": request.method, "status": response.status_code, "ms": round(seconds * 1000)}
        log.info("request", extra=facts)


class Refusals:
    """A Refused that reaches the edge is shown as a sentence: a toast fragment for htmx, a page otherwise.

    What the database cannot hold (a NUL in an address, a number beyond its column) is the sender's error, not ours.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, DataError):
            log.warning("unstorable", exc_info=exception)
            exception = Invalid("unstorable", "")
        if not isinstance(exception, Refused):
            return None
        if not request.headers.get("HX-Request"):
            return render(request, "refusal.html", {"refusal": exception}, status=exception.status)
        return aimed(render(request, "refusal.html#toast", {"refusal": exception}, status=exception.status))
