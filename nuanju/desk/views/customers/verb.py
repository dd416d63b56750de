"""A customer's verbs on the web: GET the form, POST does it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from nuanju.core import commands
from nuanju.core.refusals import Denied, Refused
from nuanju.core.rights import require
from nuanju.core.web import answers
from nuanju.customers import rights
from nuanju.customers.models import Customer
from nuanju.customers.verbs import add_customer
from nuanju.desk.forms import InputForm
from nuanju.desk.views.customers import doing, inputs
from nuanju.org.models import Project
from nuanju.org.requests import StaffRequest


def verb(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
    deed = doing.DEEDS.get(verb)
    if deed is None:
        raise Http404
    require(rights, deed.right, by=request.user, subject=customer)
    form = InputForm(
        deed.input, picks=doing.picks(customer, request.user), initial=doing.initial(customer, verb), combos=combos()
    )

    def run(given) -> dict:
        deed.run(customer, given, request.user)
        return {"text": f"{deed.label}：已保存", "url": reverse("customer_page", args=[customer.pk])}

    return serve(request, form, deed.label, f"customer.{verb}:{customer.pk}", run)


def add(request: StaffRequest) -> HttpResponse:
    require(rights, "note_person", by=request.user, subject=Customer())
    form = InputForm(inputs.Add, picks={"project": lambda: doing.projects(request.user)})

    def run(given) -> dict:
        project = Project.objects.visible_to(request.user).filter(pk=given.project).first()
        fields = given.model_dump(exclude={"project"}) | {"gender": given.gender or ""}
        customer = add_customer(by=request.user, project=project, **fields)
        return {"text": f"已登记客户{customer.name}", "url": reverse("customer_page", args=[customer.pk])}

    return serve(request, form, "登记客户", "customer.add", run)


def serve(request: StaffRequest, form: InputForm, label: str, name: str, run) -> HttpResponse:
    """One form's GET and POST; `run` gets the checked input and gives {"text", "url"}."""
    if request.method != "POST":
        return _show(request, form, label, 200)
    given = form.read(request.POST)
    if given is None:
        return _show(request, form, label, 422)
    try:
        answer = commands.once(request.POST.get("command_id"), by=request.user, verb=name, run=lambda: run(given))
    except Denied:
        raise
    except Refused as refusal:
        form.refuse(refusal)
        return _show(request, form, label, refusal.status)
    if request.headers.get("HX-Request") and not name.endswith(".add"):
        return answers.done(answer["text"], response=answers.trigger(HttpResponse(), **{"customer-changed": True}))
    messages.success(request, answer["text"])
    return HttpResponse(headers={"HX-Redirect": answer["url"]}) if _fragment(request) else redirect(answer["url"])


def combos() -> dict[str, tuple[str, str]]:
    return {"house": (reverse("desk_house_options"), ""), "other": (reverse("desk_customer_options"), "")}


def _show(request: StaffRequest, form: InputForm, label: str, status: int) -> HttpResponse:
    context = {"form": form, "controls": form.controls(), "label": label, "address": request.path}
    template = "desk/customers/verb.html" if _fragment(request) else "desk/customers/verb_page.html"
    return render(request, template, context | {"fragment": _fragment(request)}, status=status)


def _fragment(request: StaffRequest) -> bool:
    return bool(request.headers.get("HX-Request"))
