"""待回电: the number is shown to whoever dials it, what became of the call is written down."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from nuanju.core.commands import once
from nuanju.core.refusals import Refused
from nuanju.core.web import answers
from nuanju.desk.views.agent.door import needs
from nuanju.hotline import verbs
from nuanju.hotline.choices import CallBackResult
from nuanju.hotline.models import CallBack
from nuanju.hotline.verbs.call_back import SAID
from nuanju.org.requests import StaffRequest


@needs("intake")
def call_back(request: StaffRequest, pk: int) -> HttpResponse:
    """GET the messages and the form; POST what became of it."""
    row = _row(request, pk)
    if request.method != "POST":
        return _dialog(request, row)
    data, by = request.POST, request.user

    def run() -> dict:
        done = verbs.call_back(row, result=data.get("result", ""), note=data.get("note", ""), by=by)
        return {"text": f"{done.masked_phone}：{done.get_result_display()}"}

    try:
        said = once(data.get("command_id"), by=by, verb=f"agent.call_back {pk}", run=run)
    except Refused as refusal:
        return _dialog(request, row, refusal)
    return answers.done(said["text"])


@require_POST
@needs("intake")
def hold(request: StaffRequest, pk: int) -> HttpResponse:
    """I dial: the whole number, and nobody else dials it meanwhile."""
    return _dialog(request, verbs.hold_call_back(_row(request, pk), by=request.user))


def _dialog(request: StaffRequest, row: CallBack, refusal: Refused | None = None) -> HttpResponse:
    context = {
        "row": row, "calls": row.calls.order_by("-started_at"), "refusal": refusal,
        "tel": row.phone if row.held_by_id == request.user.pk else "",
        "results": [(r.value, CallBackResult(r).label) for r in SAID], "typed": request.POST,
    }  # fmt: skip
    return render(request, "desk/agent/call_back.html", context, status=refusal.status if refusal else 200)


def _row(request: StaffRequest, pk: int) -> CallBack:
    return get_object_or_404(CallBack.objects.visible_to(request.user).with_people(), pk=pk)
