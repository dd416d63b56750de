"""The ladder's verbs on the web: GET the form, POST does it and the case page refetches itself."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nuanju.cases.models import Case
from nuanju.core import commands, files
from nuanju.core.refusals import Denied, Refused
from nuanju.core.web import answers
from nuanju.desk.forms import InputForm
from nuanju.escalation import rights
from nuanju.escalation.flow import FLOW
from nuanju.escalation.inputs import ON_CASE, ON_SUPERVISION, perform
from nuanju.escalation.labels import LABELS
from nuanju.escalation.models import Supervision
from nuanju.org.requests import StaffRequest

DONE = {
    "report_progress": "已报告进展", "supervise": "已督办", "answer_supervision": "已回复督办", "ask_again": "已再次督办",
    "close_supervision": "督办已办结", "lift_supervision": "督办已撤回",
}  # fmt: skip


def on_case(request: StaffRequest, number: str, verb: str) -> HttpResponse:
    if verb not in ON_CASE:
        raise Http404
    case = get_object_or_404(Case.objects.visible_to(request.user).cards(), number=number)
    subject = Supervision(case=case, project_id=case.project_id) if verb == "supervise" else case
    if getattr(rights, verb)(request.user, subject) is not True:
        raise Denied(verb, case)
    return _serve(request, case, verb, case, InputForm(ON_CASE[verb], uploads=_uploads(request)))


def on_supervision(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    if verb not in ON_SUPERVISION:
        raise Http404
    row = get_object_or_404(Supervision.objects.visible_to(request.user).cards(), pk=pk)
    form = InputForm(ON_SUPERVISION[verb], uploads=_uploads(request))
    if request.method != "POST":
        try:
            FLOW.check(request.user, row, verb)
        except Denied:
            raise
        except Refused as refusal:
            form.message = refusal.sentence
    return _serve(request, row.case, verb, row, form)


def _uploads(request: StaffRequest):
    return lambda keys: files.waiting(keys, by=request.user)


def _serve(request: StaffRequest, case: Case, verb: str, subject, form: InputForm) -> HttpResponse:
    if request.method != "POST":
        return _show(request, case, verb, form, 409 if form.message else 200)
    given = form.read(request.POST)
    if given is None:
        return _show(request, case, verb, form, 422)

    def run() -> dict:
        perform(verb, subject, given, by=request.user)
        return {"text": f"{case.number} {DONE[verb]}"}

    name = f"{verb}:{subject._meta.model_name}:{subject.pk}"
    try:
        answer = commands.once(request.POST.get("command_id"), by=request.user, verb=name, run=run)
    except Denied:
        raise
    except Refused as refusal:
        form.refuse(refusal)
        return _show(request, case, verb, form, refusal.status)
    if request.headers.get("HX-Request"):
        return answers.done(answer["text"], response=answers.trigger(HttpResponse(), **{"case-changed": case.number}))
    messages.success(request, answer["text"])
    return redirect("case_page", case.number)


def _show(request: StaffRequest, case: Case, verb: str, form: InputForm, status: int) -> HttpResponse:
    fragment = bool(request.headers.get("HX-Request"))
    context = {
        "case": case, "form": form, "controls": form.controls(), "label": LABELS[verb], "address": request.path,
        "fragment": fragment,
    }  # fmt: skip
    template = "desk/escalation/verb.html" if fragment else "desk/escalation/verb_page.html"
    return render(request, template, context, status=status)
