"""Revoke token: it stops working at once."""

from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.rights import require
from nuanju.identity import rights
from nuanju.identity.models import ApiToken


def revoke_token(token: ApiToken, *, by) -> ApiToken:
    """Revoking again changes nothing. Raises Denied."""
    require(rights, "revoke_token", by=by, subject=token.user)
    with transaction.atomic():
        token = ApiToken.objects.select_for_update().get(pk=token.pk)
        if token.revoked_at is None:
            token.revoked_at = timezone.now()
            token.save(update_fields=["revoked_at"])
            events.record("token.revoked", token, by=by, data={"user": token.user, "name": token.name})
    return token
