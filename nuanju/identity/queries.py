"""Questions about who is at the door."""

import datetime

from django.core.cache import cache
from django.utils import timezone

from nuanju.core.refusals import Refused
from nuanju.identity import tokens
from nuanju.identity.models import ApiToken

FAILURES = 20  # wrong tokens from one address …
WITHIN = 600  # … in so many seconds
USED_WITHIN = datetime.timedelta(minutes=1)  # "last used" is written once a minute, not per request


class WrongToken(Refused):
    """Not a living token."""

    status = 401


class Throttled(Refused):
    """Too many wrong tokens from this address."""

    status = 429


def user_for_token(raw: str, *, address: str):
    """The user a bearer token stands for. Raises WrongToken or Throttled; `address` is where the request came from."""
    key = f"token-failures:{address}"
    if not raw.startswith(tokens.PREFIX):
        raise _failed(key)
    token = ApiToken.objects.alive().select_related("user").filter(hash=tokens.hashed(raw)).first()
    if token is None:
        raise _failed(key)
    if token.last_used_at is None or token.last_used_at < timezone.now() - USED_WITHIN:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=timezone.now())
    return token.user


def _failed(key: str) -> Refused:
    """Counted in the database's cache, so all web processes count together; a right token never pays for it."""
    cache.add(key, 0, WITHIN)
    failures = cache.incr(key)
    return Throttled("token_throttled") if failures > FAILURES else WrongToken("token_wrong")
