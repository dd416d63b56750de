"""A verb behind a form: its refusal shown where it belongs, its success on the page that follows."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse

from nuanju.core.refusals import Denied, Refused
from nuanju.org.requests import StaffRequest


def attempt(form: forms.BaseForm, verb: Callable[..., Any], *args, by, more: dict[str, Any] | None = None) -> Any:
    """Call the verb with the form's values if it is valid; None when refused, the sentence then stands on the form.

    `more` is what the verb needs besides what was typed. A Denied goes on to the edge.
    """
    if not form.is_valid():
        return None
    try:
        return verb(*args, by=by, **form.cleaned_data, **(more or {}))
    except Denied:
        raise
    except Refused as refusal:
        field = getattr(refusal, "field", None)
        form.add_error(field if field in form.fields else None, refusal.sentence)
    return None


def moved(request: StaffRequest, address: str, text: str) -> HttpResponse:
    """After a verb from a dialog: go to another page and say there what was done."""
    messages.success(request, text)
    return HttpResponse(headers={"HX-Redirect": address})
