"""Intake on one screen: who calls (left), what is the matter (middle), what is known about it (right)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from nuanju.cases import choices as c
from nuanju.cases.models import Case
from nuanju.core.refusals import Refused
from nuanju.core.web import answers
from nuanju.customers import rights as people
from nuanju.customers.models import Customer
from nuanju.desk.views.agent import advice, caller, filing
from nuanju.desk.views.agent.door import needs
from nuanju.hotline import queries as calls
from nuanju.hotline import verbs as hotline
from nuanju.hotline.models import Call, PublishingPlace
from nuanju.org.models import Project
from nuanju.org.requests import StaffRequest


@needs("intake")
def intake(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """The screen for a call, or without one (来访、来信、转述)."""
    return render(request, "desk/agent/intake.html", screen(request, pk))


@needs("intake")
def form(request: StaffRequest) -> HttpResponse:
    """A fresh form for the same caller: several problems in one call."""
    return render(request, "desk/agent/form.html", screen(request, _number(request, "call")))


@needs("intake")
def who(request: StaffRequest) -> HttpResponse:
    """The left side for another customer, house or search."""
    return render(request, "desk/agent/caller.html", screen(request, _number(request, "call")))


@require_POST
@needs("intake")
def choose(request: StaffRequest, pk: int) -> HttpResponse:
    """The agent says who is calling (0 = nobody of these)."""
    call, chosen = _call(request, pk), _number(request, "customer")
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=chosen) if chosen else None
    hotline.choose_customer(call, customer=customer, by=request.user)
    return render(request, "desk/agent/caller.html", screen(request, pk))


@require_POST
@needs("intake")
def seen_at(request: StaffRequest, pk: int) -> HttpResponse:
    """Where the caller saw our number."""
    chosen = _number(request, "place")
    place = get_object_or_404(PublishingPlace.objects.visible_to(request.user), pk=chosen) if chosen else None
    hotline.set_place(_call(request, pk), place=place, by=request.user)
    return HttpResponse(status=204)


@require_POST
@needs("intake")
def suggest(request: StaffRequest) -> HttpResponse:
    """From the words to the five likeliest problems."""
    return render(
        request,
        "desk/agent/picks.html",
        {"picks": advice.picks(request.POST, request.user), "code": request.POST.get("code")},
    )


@require_POST
@needs("intake")
def consequence(request: StaffRequest) -> HttpResponse:
    """What would be filed, what may be the same event, what to say; nothing is saved."""
    return render(request, "desk/agent/consequence.html", advice.consequence(request.POST, request.user))


@require_POST
@needs("intake")
def file(request: StaffRequest) -> HttpResponse:
    """File, and assign or answer at once; a refusal is shown above the form, which stays as typed."""
    try:
        filed = filing.file(request.POST, by=request.user)
    except Refused as refusal:
        return refused(request, refusal)
    return render(request, "desk/agent/filed.html", filing.shown(filed, request.POST, request.user))


@require_POST
@needs("chase")
def join(request: StaffRequest, number: str) -> HttpResponse:
    """The same event: the words go onto the case that is there."""
    case = get_object_or_404(Case.objects.visible_to(request.user), number=number)
    try:
        filing.join(case, request.POST, by=request.user)
    except Refused as refusal:
        return refused(request, refusal)
    return render(
        request, "desk/agent/filed.html", filing.shown({"number": number, "joined": True}, request.POST, request.user)
    )


@require_POST
@needs("reopen")
def reopen(request: StaffRequest, number: str) -> HttpResponse:
    """The closed case of the same event goes on."""
    case = get_object_or_404(Case.objects.visible_to(request.user), number=number)
    try:
        filed = filing.reopen(case, request.POST, by=request.user)
    except Refused as refusal:
        return refused(request, refusal)
    return render(request, "desk/agent/filed.html", filing.shown(filed, request.POST, request.user))


def screen(request: StaffRequest, pk: int | None) -> dict:
    """What the three columns and the form need."""
    user = request.user
    call = _call(request, pk) if pk else None
    data = request.POST or request.GET
    chosen = {name: _number(request, name) for name in ("customer", "house")}
    found = caller.look(user, call=call, q=data.get("q", ""), **chosen)
    return {
        "caller": found,
        "call": call,
        "may_reveal": found.check is not None and people.reveal(user, found.check.customer),
        "mine": call is not None and call.agent_id == user.pk and not call.is_over,
        "projects": Project.objects.visible_to(user).live(),
        "publishing_places": calls.places(),
        "choices": c,
        "may_backdate": user.may("backdate"),
        "intents": [("", "诉求"), *((k.value, k.label) for k in (c.Kind.ENQUIRY, *c.FEEDBACK))],
        "channels": [c.Channel.PHONE_400] if call else [k for k in c.Channel if k not in filing.BY_ITSELF],
    }  # fmt: skip


def refused(request: StaffRequest, refusal: Refused) -> HttpResponse:
    """Above the form; the field it names gets the focus."""
    response = render(request, "desk/agent/refused.html", {"refusal": refusal}, status=refusal.status)
    answers.trigger(response, misfit={"field": getattr(refusal, "field", "")})
    return answers.aimed(response, "#intake-refusal", "innerHTML")


def _call(request: StaffRequest, pk: int) -> Call:
    return get_object_or_404(Call.objects.visible_to(request.user).with_people(), pk=pk)


def _number(request: StaffRequest, name: str) -> int | None:
    value = request.POST.get(name) or request.GET.get(name) or ""
    return int(value) if value.isdecimal() and len(value) < 16 else None
