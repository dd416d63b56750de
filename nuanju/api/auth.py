"""Bearer tokens: whoever holds one acts as its user, with that user's rights and reach."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from nuanju.identity.queries import user_for_token


class Token(HttpBearer):
    """`Authorization: Bearer …` from `nuanju token USERNAME`."""

    openapi_name = "令牌"

    def authenticate(self, request: HttpRequest, token: str):
        request.user = user_for_token(token, address=request.META.get("REMOTE_ADDR", ""))
        return request.user
