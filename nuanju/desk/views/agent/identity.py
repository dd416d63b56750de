"""核验身份: two of registered phone, last four of the ID, contract number, before private data is told."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from nuanju.core.refusals import Denied, Refused
from nuanju.core.web import answers
from nuanju.customers.models import Customer
from nuanju.desk.views.agent.door import needs
from nuanju.desk.views.agent.intake import screen
from nuanju.hotline import verbs
from nuanju.hotline.models import Call
from nuanju.org.requests import StaffRequest

SAID = ("id_last4", "contract_number", "phone")


@require_POST
@needs("intake")
def verify(request: StaffRequest, customer: int) -> HttpResponse:
    """The left side again, now with what a verified caller may be told; a refusal stays beside the fields."""
    person = get_object_or_404(Customer.objects.visible_to(request.user).current(), pk=customer)
    call = _call(request)
    said = {name: request.POST.get(name, "")[:100] for name in SAID}
    try:
        verbs.verify_caller(call, person, by=request.user, **said)
    except Denied:
        raise
    except Refused as refusal:
        return _refused(request, refusal)
    context = screen(request, call.pk if call else None)
    return render(request, "desk/agent/caller.html", context | {"keeps_form": True})  # the place typed meanwhile stays


def _call(request: StaffRequest) -> Call | None:
    pk = request.POST.get("call", "")
    return get_object_or_404(Call.objects.visible_to(request.user), pk=pk) if pk.isdecimal() else None


def _refused(request: StaffRequest, refusal: Refused) -> HttpResponse:
    response = render(request, "desk/agent/refused.html", {"refusal": refusal}, status=refusal.status)
    return answers.aimed(response, "#verify-refusal", "innerHTML")
