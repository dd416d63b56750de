"""Shift: an agent takes his seat at the 400 centre, pauses, leaves."""

from django.db import transaction
from django.utils import timezone

from nuanju.core import live
from nuanju.core.events import record
from nuanju.core.refusals import Refused
from nuanju.core.rights import require
from nuanju.org import rights
from nuanju.org.models import SeatPresence, User


def go_on_shift(user: User, *, by) -> SeatPresence:
    """Twice is once. Raises Refused("not_an_agent")."""
    require(rights, "seat", by=by, subject=user)
    if not user.may("intake"):
        raise Refused("not_an_agent", user)
    with transaction.atomic():
        seat, new = SeatPresence.objects.get_or_create(user=user, off_at=None)
        if new:
            record("seat.on", seat, by=by)
        else:
            set_seat(seat, SeatPresence.State.READY)
    return seat


def go_off_shift(user: User, *, by) -> None:
    """Twice is once."""
    require(rights, "seat", by=by, subject=user)
    with transaction.atomic():
        seat = SeatPresence.objects.select_for_update().filter(user=user, off_at=None).first()
        if seat:
            seat.off_at = timezone.now()
            seat.save(update_fields=["off_at"])
            record("seat.off", seat, by=by)


def set_seat(seat: SeatPresence, state: str) -> None:
    """Ready, talking, away: seen now; too frequent to be an event."""
    SeatPresence.objects.filter(pk=seat.pk).update(state=state, seen_at=timezone.now())
    if state != seat.state:
        live.tell(seat)
