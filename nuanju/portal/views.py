"""One case by its signed link: how it stands, confirm the solution, rate the result, say that it came back."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from nuanju.cases import publiclink
from nuanju.core import throttle
from nuanju.core.commands import once
from nuanju.core.refusals import Refused
from nuanju.portal import answers


@login_not_required
@never_cache
def show(request: HttpRequest, token: str) -> HttpResponse:
    case = publiclink.case_of(token)
    return render(request, "portal/case.html", answers.page(case, token)) if case else _gone(request)


@login_not_required
@never_cache
@require_POST
def act(request: HttpRequest, token: str, verb: str) -> HttpResponse:
    """A refusal comes back on the same page, with what was typed."""
    case = publiclink.case_of(token)
    if case is None:
        return _gone(request)
    if verb not in answers.ANSWERS:
        raise Http404
    visitor, command = publiclink.visitor(case), request.POST.get("command_id", "")[:64]
    try:
        throttle.take("link", f"case-{case.pk}")
        once(
            command,
            by=visitor,
            verb=f"{verb} {case.number}",
            run=lambda: answers.give(verb, case, request.POST, visitor),
        )
    except Refused as refusal:
        shown = answers.page(case, token) | {"refusal": refusal, "typed": request.POST}
        return render(request, "portal/case.html", shown, status=refusal.status)
    return redirect("customer_case", token=token)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/gone.html", status=404)
