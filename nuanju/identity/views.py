"""The pages of one's own account."""

from typing import cast

from allauth.account.decorators import reauthentication_required
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from nuanju.core import live
from nuanju.core.web.addresses import live_url
from nuanju.identity import devices
from nuanju.identity.forms import TokenForm
from nuanju.identity.models import ApiToken
from nuanju.identity.verbs.end_session import end_session as end
from nuanju.identity.verbs.issue_token import issue_token as issue
from nuanju.identity.verbs.revoke_token import revoke_token as revoke
from nuanju.org.models import User
from nuanju.org.queries import watched_by


@never_cache
def live_ticket(request: HttpRequest) -> JsonResponse:
    """Where the live stream is, and a ticket to open it with within a minute."""
    user = cast(User, request.user)  # the middleware lets nobody else in
    return JsonResponse({"url": live_url(request), "ticket": live.ticket(user, *watched_by(user))})


@never_cache
def me(request: HttpRequest) -> HttpResponse:
    return _page(request, TokenForm())


@require_POST
@reauthentication_required
def issue_token(request: HttpRequest) -> HttpResponse:
    """The raw token is in this answer alone."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    _, raw = issue(request.user, by=request.user, **form.cleaned_data)
    return _page(request, TokenForm(), raw=raw)


@require_POST
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    revoke(get_object_or_404(ApiToken.objects.visible_to(request.user), pk=pk), by=request.user)
    return redirect("me")


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    end(get_object_or_404(UserSession, pk=pk, user=request.user), by=request.user)
    return redirect("me")


def closed(request: HttpRequest, **_: str) -> HttpResponse:
    """Signing up and changing one's login by oneself are not offered: the organisation's keepers do it."""
    raise Http404


def _page(request: HttpRequest, form: TokenForm, *, status: int = 200, raw: str = "") -> HttpResponse:
    context = {
        "form": form,
        "raw": raw,
        "mfa": is_mfa_enabled(request.user),
        "sessions": [(s, devices.words(s.user_agent)) for s in UserSession.objects.purge_and_list(request.user)],
        "session_key": request.session.session_key,
        "tokens": ApiToken.objects.visible_to(request.user),
        "issue_url": reverse("issue_token"),
    }
    return render(request, "identity/me.html", context, status=status)
