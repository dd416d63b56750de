"""The desk between calls: who rings, my seat, my queues."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nuanju.core.web import answers
from nuanju.desk.views.agent import queues
from nuanju.desk.views.agent.door import needs
from nuanju.hotline import queries as calls
from nuanju.hotline import verbs
from nuanju.hotline.models import Call
from nuanju.org import verbs as org
from nuanju.org.queries import seat_of
from nuanju.org.requests import StaffRequest


@needs("intake")
def desk(request: StaffRequest) -> HttpResponse:
    """My queues, worked by keyboard; the call bar on top of every page brings the calls."""
    view = queues.read(request.user, request.GET.get("tab", ""))
    return render(request, "desk/agent/desk.html", {"view": view})


@needs("intake")
def callbar(request: StaffRequest) -> HttpResponse:
    """Seat, my call and what rings; asked again when a call moves and once a minute, which shows that the desk is alive."""
    seat = seat_of(request.user)
    if seat:
        org.set_seat(seat, seat.state)
    return render(request, "desk/agent/callbar.html", bar(request.user, seat))


@require_POST
@needs("intake")
def seat(request: StaffRequest) -> HttpResponse:
    """On shift, off shift, ready, away."""
    user, wish = request.user, request.POST.get("state", "")
    if wish == "off":
        org.go_off_shift(user, by=user)
    else:
        mine = org.go_on_shift(user, by=user)
        if wish == "away":
            org.set_seat(mine, "away")
    return render(request, "desk/agent/callbar.html", bar(user, seat_of(user)))


@require_POST
@needs("intake")
def take(request: StaffRequest, pk: int) -> HttpResponse:
    call = verbs.take(_call(request, pk), by=request.user)
    to = reverse("agent_call", args=[call.pk])
    return HttpResponse(headers={"HX-Redirect": to}) if request.headers.get("HX-Request") else redirect(to)


@require_POST
@needs("intake")
def end(request: StaffRequest, pk: int) -> HttpResponse:
    call = verbs.end(_call(request, pk), by=request.user)
    if request.headers.get("HX-Request"):
        response = render(request, "desk/agent/callbar.html", bar(request.user, seat_of(request.user)))
        return answers.trigger(answers.told(response, "通话已结束"), callended={"call": call.pk})
    return redirect("agent_desk")


def bar(user, seat) -> dict:
    """What the call bar shows."""
    ringing = list(calls.ringing(user)[:5]) if seat else []
    return {"seat": seat, "ringing": [(c, _known(c, user)) for c in ringing], "my_call": calls.my_call(user)}


def _known(call: Call, user) -> str:
    """Who it may be, in one line."""
    people = queues.people_with(call.phone, user)
    names = [p.customer.name for p in people[:2]]
    more = f"等{len(people)}人" if len(people) > 2 else ""
    home = next((str(h.house) for p in people for h in p.homes), "")
    return " ".join(filter(None, ["、".join(names) + more, home])) or "新来电人"


def _call(request: StaffRequest, pk: int) -> Call:
    return get_object_or_404(Call.objects.visible_to(request.user), pk=pk)
