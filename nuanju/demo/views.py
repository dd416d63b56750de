"""The start page for newcomers: log in as anybody by one click, ring a call, walk round the loop. 404 without the demo."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from nuanju.demo import door, tour
from nuanju.demo.ringing import CALLERS, ring_up
from nuanju.demo.seeds import GROUPS, LOGINS, PASSWORD
from nuanju.org.models import User
from nuanju.org.verbs import go_on_shift

NAMES = {login.username for login in LOGINS}


@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    door.require_open()
    context = {
        "groups": GROUPS,
        "stops": tour.STOPS,
        "tour_title": tour.TITLE,
        "callers": CALLERS,
        "password": PASSWORD,
    }
    return render(request, "demo/start.html", context)


@login_not_required
@require_POST
def log_in(request: HttpRequest, username: str) -> HttpResponse:
    """Only as somebody of the demo's list."""
    door.require_open()
    if username not in NAMES:
        raise Http404
    user = get_object_or_404(User.objects.filter(is_active=True), username=username)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    if user.may("intake") and user.may("follow_up"):
        go_on_shift(user, by=user)
    return redirect(_next(request))


@login_not_required
@require_POST
def ring(request: HttpRequest, caller: str) -> HttpResponse:
    door.require_open()
    if caller not in CALLERS:
        raise Http404
    user = request.user if request.user.is_authenticated else None
    call = ring_up(caller, at=user)
    if call.agent == user:
        return redirect("agent_desk")
    assert call.agent is not None, "ring_up rings at somebody's"
    messages.success(request, f"{call.agent.name} 的坐席台正在响铃，以坐席登录就能接起。")
    return redirect("start")


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else reverse("home")
