"""Reveal phone: the call-back number of a case is shown in full to somebody, and that is written down."""

from django.db import transaction

from nuanju.cases import rights
from nuanju.core import throttle
from nuanju.core.events import record
from nuanju.core.rights import require


def reveal_phone(case, *, by) -> str:
    """The number in full; an event, though nothing of the case changes."""
    require(rights, "reveal_phone", by=by, subject=case)
    throttle.take("reveal", by)
    with transaction.atomic():
        record("case.phone_revealed", case, by=by)
    return case.callback_phone
