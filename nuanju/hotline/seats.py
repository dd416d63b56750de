"""Whose telephone rings: on shift, ready, with nothing on the line; the longest idle first."""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from nuanju.cases.queries import figure
from nuanju.hotline.models import Call
from nuanju.org.models import SeatPresence, User
from nuanju.org.queries import group_users_who, on_shift, users_who
from nuanju.org.verbs import set_seat

State = SeatPresence.State


def able(project) -> QuerySet[User]:
    """Who may take a call of the project; of no known project, those of the group."""
    if project is not None:
        return users_who("intake", project)
    return group_users_who("intake")


def on_shift_for(project) -> QuerySet[SeatPresence]:
    """Everybody on shift who could take the call, busy or not."""
    return on_shift().filter(user__in=able(project).values("pk"))


def longest_idle(project) -> User | None:
    """The next agent; the row is locked so that two calls at once do not meet at one desk. Call inside a transaction."""
    now = timezone.now()
    mine = Call.objects.filter(agent=OuterRef("user"))
    ended = mine.filter(ended_at__isnull=False).order_by("-ended_at").values("ended_at")[:1]
    settled = now - datetime.timedelta(seconds=float(figure("wrap_up_seconds")))
    seats = (
        on_shift_for(project)
        .filter(~Exists(mine.ringing()), ~Exists(mine.talking()), state=State.READY)
        .annotate(last_ended=Subquery(ended))
        .annotate(idle_since=Greatest("on_at", "last_ended"))
        .filter(Q(last_ended=None) | Q(last_ended__lte=settled))
        .order_by("idle_since", "id")
    )
    seat = seats.select_for_update(skip_locked=True, of=("self",)).first()
    return seat.user if seat else None


def talking(agent) -> None:
    _set(agent, State.TALKING)


def free(agent) -> None:
    """Back to ready after a call; who went on a break stays there."""
    _set(agent, State.READY, only=State.TALKING)


def _set(agent, state: str, only: str | None = None) -> None:
    seat = SeatPresence.objects.filter(user=agent, off_at=None).first() if agent else None
    if seat and seat.state != state and only in (None, seat.state):
        set_seat(seat, state)
