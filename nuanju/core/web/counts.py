"""The figures beside the rail's entries anew: asked by open pages when a case has changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache


@never_cache
def counts(request: HttpRequest) -> HttpResponse:
    """Only the figures come back: a link is never pulled away under the hand that presses it."""
    return render(request, "frame/counts.html")
