"""A case that speaks for several households: declared on the case page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from nuanju.cases.models import Case
from nuanju.clusters import rights
from nuanju.clusters.inputs import Joint, declare_joint
from nuanju.clusters.queries import why_not
from nuanju.core import commands
from nuanju.core.refusals import Denied, Refused
from nuanju.core.web import answers
from nuanju.desk.forms import InputForm
from nuanju.org.requests import StaffRequest


def joint(request: StaffRequest, number: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user).cards(), number=number)
    if not rights.declare_joint(request.user, case):
        raise Denied("declare_joint", case)
    if code := why_not(case):
        raise Refused(code, case)
    form = InputForm(Joint)
    given = form.read(request.POST) if request.method == "POST" else None
    if given is None:
        return _show(request, case, form, status=422 if form.bound else 200)
    try:
        commands.once(
            request.POST.get("command_id"), by=request.user, verb=f"cluster.joint:{case.number}",
            run=lambda: {"cluster": declare_joint(case, given, by=request.user).pk},
        )  # fmt: skip
    except Denied:
        raise
    except Refused as refusal:
        form.refuse(refusal)
        return _show(request, case, form, status=refusal.status)
    response = answers.trigger(HttpResponse(), **{"case-changed": case.number})
    return answers.done("已登记集体反映，群诉已成立", response=response)


def _show(request: StaffRequest, case: Case, form: InputForm, *, status: int) -> HttpResponse:
    context = {
        "title": "集体反映", "note": f"{case.number} {case.title}", "form": form, "controls": form.controls(),
        "address": reverse("declare_joint", args=[case.number]), "back": reverse("case_page", args=[case.number]),
    }  # fmt: skip
    fragment = bool(request.headers.get("HX-Request"))
    return render(
        request, "desk/clusters/dialog.html" if fragment else "desk/clusters/form.html", context, status=status
    )
