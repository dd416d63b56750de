"""Answers to htmx: what the page should do besides swapping."""

import json

from django.http import HttpResponse


def told(response: HttpResponse, text: str, *, tone: str = "good") -> HttpResponse:
    """Show a toast (tone good | info | warn | bad) when this answer arrives."""
    return trigger(response, toast={"text": text, "tone": tone})


def done(text: str = "", *, response: HttpResponse | None = None) -> HttpResponse:
    """A verb called from a dialog has worked: close the dialog, say so, swap whatever `response` brings."""
    response = response if response is not None else HttpResponse()
    trigger(response, **{"close-dialog": True})
    return told(response, text) if text else response


def trigger(response: HttpResponse, **events) -> HttpResponse:
    """Add events to HX-Trigger, keeping those already there."""
    known = json.loads(response.headers.get("HX-Trigger", "{}"))
    response["HX-Trigger"] = json.dumps({**known, **events})  # ASCII: Chinese goes as \\u escapes
    return response


def aimed(response: HttpResponse, target: str = "#toasts", swap: str = "beforeend") -> HttpResponse:
    """Send a fragment elsewhere than the caller expected, e.g. a refusal to the toasts instead of over a form."""
    response["HX-Retarget"], response["HX-Reswap"] = target, swap
    return response
