"""Follow-up: call the customer after the work, with script and rating."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nuanju.cases import choices as c
from nuanju.cases import queries, rights, verbs
from nuanju.cases.models import Case
from nuanju.core.commands import once
from nuanju.core.refusals import SENTENCES, Invalid, Refused
from nuanju.desk.views.agent import queues
from nuanju.desk.views.agent.door import needs
from nuanju.desk.views.agent.intake import refused
from nuanju.org.requests import StaffRequest


@needs("follow_up")
def follow_ups(request: StaffRequest) -> HttpResponse:
    """Whom to call, the most pressing first."""
    cases = queues.follow_ups(request.user)[: queues.SCREEN]
    rain = queries.rain_checks(request.user)[: queues.SCREEN]
    may_rain = request.user.may("record_rain")
    return render(request, "desk/agent/follow_ups.html", {"cases": cases, "rain_checks": rain, "may_rain": may_rain})


@needs("follow_up")
def follow_up(request: StaffRequest, number: str) -> HttpResponse:
    """One call: what was done, what to ask, the rating; POST records it."""
    case = _case(request, number)
    if request.method == "POST":
        try:
            said = once(
                request.POST.get("command_id"), by=request.user, verb="agent.follow_up", run=lambda: _do(request, case)
            )
        except Refused as refusal:
            return refused(request, refusal)
        return _next(request, said["text"])
    return render(request, "desk/agent/follow_up.html", screen(case, request.user))


def screen(case: Case, user) -> dict:
    may = rights.close(user, case)
    return {
        "case": case,
        "report": case.completions.order_by("-round").first(),
        "solution": case.solutions.order_by("-number").first(),
        "attempts": case.follow_ups.select_related("by").order_by("-at"),
        "unreached": queries.unreached(case),
        "no_phone": queries.has_no_phone(case),
        "reasons": c.Dissatisfaction.choices,
        "scale": queries.scale(),
        "why_not": "" if may is True else SENTENCES[may or "denied"],
        "open": case.state == c.State.PENDING_FOLLOW_UP,
    }


def _do(request: StaffRequest, case: Case) -> dict:
    data, by = request.POST, request.user
    match data.get("do"):
        case "missed":
            verbs.miss_follow_up(case, words=data.get("words", ""), by=by)
            return {"text": "已记录未接通"}
        case "unreached":
            verbs.close_unreached(case, by=by)
            return {"text": f"{case.number} 未接通关闭"}
        case _:
            return _rated(case, data, by)


def _rated(case: Case, data, by) -> dict:
    """What the figures let close closes, the rest goes to rework."""
    if data.get("rating") not in tuple("12345"):
        raise Invalid("rating_missing", "rating")
    rating, result = int(data["rating"]), data.get("result_rating", "")
    effect = int(result) if result in tuple("12345") else None
    words = data.get("words", "")
    agrees = bool(data.get("consents"))
    if queries.may_close(rating, agrees):
        verbs.close(case, rating=rating, result_rating=effect, consents_to_close=agrees, words=words, by=by)
        return {"text": f"{case.number} 已关闭（{rating} 分）"}
    verbs.send_to_rework(case, rating=rating, result_rating=effect, reasons=_reasons(data), words=words, by=by)
    return {"text": f"{case.number} 已转返工（{rating} 分）"}


def _reasons(data) -> list[str]:
    return [r for r in data.getlist("reasons") if r in c.Dissatisfaction.values]


def _next(request: StaffRequest, text: str) -> HttpResponse:
    """On to the next customer in the queue."""
    messages.success(request, text)  # told on the next page, which comes whole
    to = reverse("follow_ups")
    return HttpResponse(headers={"HX-Redirect": to}) if request.headers.get("HX-Request") else redirect(to)


@require_POST
@needs("follow_up")
def reveal(request: StaffRequest, number: str) -> HttpResponse:
    """The whole number, written down as seen."""
    tel = verbs.reveal_phone(_case(request, number), by=request.user)
    return render(request, "desk/agent/tel.html", {"tel": tel})


def _case(request: StaffRequest, number: str) -> Case:
    return get_object_or_404(Case.objects.visible_to(request.user).cards(), number=number)
