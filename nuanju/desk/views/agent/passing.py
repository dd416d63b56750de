"""转接: from my call to a colleague on shift, the person on duty or the project's night line."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nuanju.core.refusals import Invalid
from nuanju.core.web import answers
from nuanju.desk.views.agent.door import needs
from nuanju.hotline import queries, verbs
from nuanju.hotline.models import Call
from nuanju.org.requests import StaffRequest


@needs("intake")
def transfer(request: StaffRequest, pk: int) -> HttpResponse:
    """GET the targets as a dialog; POST hands the call on and frees my seat."""
    call = get_object_or_404(Call.objects.visible_to(request.user).with_people(), pk=pk)
    targets = queries.targets(call)
    if request.method != "POST":
        return render(request, "desk/agent/transfer.html", {"call": call, "targets": targets})
    chosen = next((t for t in targets if t.value == request.POST.get("to")), None)
    if chosen is None:
        raise Invalid("transfer_without_target", "to")
    verbs.hand_on(call, by=request.user, **_whom(chosen))
    response = answers.trigger(HttpResponse(), callmoved={"call": call.pk})
    return answers.done(f"已转接给{chosen.name}", response=response)


def _whom(chosen: queries.Target) -> dict:
    """A colleague gets the call on his desk; the others are rung by the exchange."""
    return {"agent": chosen.user} if chosen.user else {"to": f"{chosen.name} {chosen.note}"}
