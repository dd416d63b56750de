"""Issue token: a key for another system, shown once."""

import datetime

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Invalid, Refused
from nuanju.core.rights import require
from nuanju.core.text import clean
from nuanju.identity import rights, tokens
from nuanju.identity.models import ApiToken


def issue_token(user, *, name: str, by, expires_at: datetime.datetime | None = None) -> tuple[ApiToken, str]:
    """Return the row and the raw token, which is kept nowhere.

    Raises Denied, Refused("token_inactive"), Invalid("required" | "token_past").
    """
    require(rights, "issue_token", by=by, subject=user)
    if not user.is_active:
        raise Refused("token_inactive", user, name=user.name)
    name = clean(name)[:60]
    if not name:
        raise Invalid("required", "name", field="用途")
    if expires_at is not None and expires_at <= timezone.now():
        raise Invalid("token_past", "expires_at")
    raw = tokens.fresh()
    with transaction.atomic():
        token = ApiToken.objects.create(
            user=user, name=name, hash=tokens.hashed(raw), hint=raw[-4:], expires_at=expires_at
        )
        events.record("token.issued", token, by=by, data={"user": user, "name": name})
    return token, raw
