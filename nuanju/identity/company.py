"""The company's own login (OpenID Connect): opens accounts that exist already, and makes none."""

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.openid_connect.views import login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

from nuanju.core.refusals import Refused
from nuanju.org.models import User

log = logging.getLogger("nuanju.identity")


class CompanyAdapter(DefaultSocialAccountAdapter):
    """Who comes back is matched anew each time by the claim; nothing about him is kept here."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """A second step, where he has one, is still asked for after this."""
        try:
            sociallogin.user = staff_of(sociallogin)
        except Refused as refusal:
            raise ImmediateHttpResponse(_page(request, refusal, 403)) from refusal

    def on_authentication_error(self, request: HttpRequest, provider, *args: Any, **kwargs: Any) -> None:
        """Cancelled there, too late, or not begun here: the same way back."""
        raise ImmediateHttpResponse(_page(request, Refused("company_failed"), 400))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False


@login_not_required
def begin(request: HttpRequest) -> HttpResponse:
    """To the company's login; when it cannot be reached, that is said in a sentence."""
    try:
        return login(request, "company")
    except RequestException as error:
        log.warning("the company's login is out of reach: %s", type(error).__name__)
        return _page(request, Refused("company_away"), 503)


def staff_of(sociallogin: SocialLogin) -> User:
    """Raises Refused: a login that does not fit together, a stranger, somebody who left."""
    said, signed = (sociallogin.account.extra_data.get(part) or {} for part in ("userinfo", "id_token"))
    if sociallogin.state.get("process") != AuthProcess.LOGIN or not signed or said.get("sub") != signed.get("sub"):
        raise Refused("company_failed")
    people = list(_named(said)[:2])
    if len(people) != 1:
        raise Refused("company_unknown", name=said.get("name") or said.get(settings.OIDC_CLAIM) or "—")
    if not people[0].is_active:
        raise Refused("company_inactive")
    return people[0]


def _named(said: dict):
    name = said.get(settings.OIDC_CLAIM)
    staff = User.objects.filter(kind=User.Kind.STAFF)
    if not isinstance(name, str) or not name:
        return staff.none()
    if settings.OIDC_CLAIM == "email":
        return staff.filter(email__iexact=name) if said.get("email_verified") is True else staff.none()
    return staff.filter(username__iexact=name)


def _page(request: HttpRequest, refusal: Refused, status: int) -> HttpResponse:
    return render(request, "socialaccount/authentication_error.html", {"sentence": refusal.sentence}, status=status)
