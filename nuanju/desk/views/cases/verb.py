"""A verb is a resource: GET its form, POST does it and answers with what changed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nuanju.cases.flow import FLOW
from nuanju.cases.inputs import INPUTS, Input, perform
from nuanju.cases.models import Case
from nuanju.core import commands, events, files, keeping
from nuanju.core.refusals import Denied, Refused
from nuanju.core.text import shorten
from nuanju.core.web import answers
from nuanju.desk.forms import InputForm
from nuanju.desk.views.cases import happened, picks
from nuanju.desk.views.cases.labels import LABELS
from nuanju.org.requests import StaffRequest


def verb(request: StaffRequest, number: str, verb: str) -> HttpResponse:
    """Out of scope is 404; without the right 403; too late says who was first."""
    if verb not in INPUTS:
        raise Http404
    case = get_object_or_404(Case.objects.visible_to(request.user).cards(), number=number)
    form = _form(case, verb, request.user)
    if request.method == "POST":
        return _do(request, case, verb, form)
    try:
        FLOW.check(request.user, case, verb)
    except Denied:
        raise
    except Refused as refusal:
        form.message = happened.told(refusal, case)
        return _show(request, case, verb, form, status=409, refusal=refusal)
    return _show(request, case, verb, form, status=200)


def _do(request: StaffRequest, case: Case, verb: str, form: InputForm[Input]) -> HttpResponse:
    given = form.read(request.POST)
    if given is None:
        return _show(request, case, verb, form, status=422)
    try:
        answer = commands.once(
            request.POST.get("command_id"), by=request.user, verb=f"case.{verb}:{case.number}",
            run=lambda: done(perform(verb, case, given, by=request.user, seen=_seen(request)), verb),
        )  # fmt: skip
    except Denied:
        raise
    except Refused as refusal:
        form.refuse(refusal)
        form.message = form.message and happened.told(refusal, case)
        case.refresh_from_db(fields=["version"])
        return _show(request, case, verb, form, status=refusal.status, refusal=refusal)
    return _answer(request, case, answer)


def _seen(request: StaffRequest) -> int | None:
    """The version the form was made from."""
    given = request.POST.get("seen", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None


def done(case: Case, verb: str) -> dict:
    """What is said after a verb has worked: its own event in words."""
    event = keeping.history(case).filter(kind=FLOW.steps[verb].event).first()
    return {"text": shorten(f"{case.number} {events.sentence(event)}" if event else LABELS[verb].button, 80)}


def _answer(request: StaffRequest, case: Case, answer: dict) -> HttpResponse:
    if request.headers.get("HX-Request"):
        response = answers.trigger(HttpResponse(), **{"case-changed": case.number})
        return answers.done(answer.get("text", ""), response=response)
    messages.success(request, answer.get("text", ""))
    return redirect("case_page", case.number)


def _form(case: Case, verb: str, user) -> InputForm[Input]:
    return InputForm(
        INPUTS[verb], picks=picks.picks(case, user), initial=picks.initial(case, verb), combos=picks.combos(case),
        uploads=lambda keys: files.waiting(keys, by=user),
    )  # fmt: skip


def _show(
    request: StaffRequest, case: Case, verb: str, form: InputForm[Input], *, status: int, refusal: Refused | None = None
) -> HttpResponse:
    context = {"case": case, "verb": verb, "label": LABELS[verb], "form": form, "controls": form.controls()}
    context["master"] = refusal.facts.get("master") if refusal else None  # the case to go to instead
    context["seen"] = request.POST.get("seen") if status == 422 else case.version
    fragment = bool(request.headers.get("HX-Request"))
    template = "desk/cases/verb.html" if fragment else "desk/cases/verb_page.html"
    response = render(request, template, context, status=status)
    return answers.trigger(response, **{"case-changed": case.number}) if fragment and status == 409 else response
