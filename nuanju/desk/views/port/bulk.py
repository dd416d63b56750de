"""Dispatch several cases at once: each its own verb and command, and each says how it went."""

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from nuanju.cases.inputs import INPUTS, perform
from nuanju.cases.models import Case
from nuanju.core import commands
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.web import answers
from nuanju.desk.forms import InputForm
from nuanju.desk.views.cases import happened
from nuanju.desk.views.cases.verb import done
from nuanju.org.requests import StaffRequest

AT_MOST = 100


class Result(NamedTuple):
    case: Case
    ok: bool
    words: str


@require_POST
def dispatch(request: StaffRequest) -> HttpResponse:
    form = InputForm(INPUTS["dispatch"])
    given = form.read(request.POST)
    if given is None:
        raise Invalid("required", "handler", field="处理人（在下方选择）")
    numbers = request.POST.getlist("number")[:AT_MOST]
    cases = Case.objects.visible_to(request.user).filter(number__in=numbers).cards().by_due()
    results = [one(case, given, request) for case in cases]
    response = render(request, "desk/port/results.html", {"results": results, "lost": len(numbers) - len(results)})
    return answers.trigger(response, **{"case-changed": True})


def one(case: Case, given, request: StaffRequest) -> Result:
    """One case of the lot; a refusal is its own and stops no other."""
    command = request.POST.get("command_id")
    try:
        answer = commands.once(
            f"{command}:{case.pk}"[-64:] if command else None, by=request.user, verb=f"case.dispatch:{case.number}",
            run=lambda: done(perform("dispatch", case, given, by=request.user), "dispatch"),
        )  # fmt: skip
        return Result(case, True, answer["text"])
    except Refused as refusal:
        return Result(case, False, happened.told(refusal, case))
