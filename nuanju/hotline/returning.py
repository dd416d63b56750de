"""Calls nobody answered: until when they are to be returned (by day within minutes of service time, by night in the
morning), and who may write on them."""

import datetime

from django.utils import timezone

from nuanju.core.refusals import Refused
from nuanju.core.rights import require
from nuanju.hotline import rights
from nuanju.hotline.figures import figure, figures
from nuanju.hotline.models import CallBack
from nuanju.sla import queries as sla
from nuanju.sla.calendar import at_midnight, local
from nuanju.sla.choices import HoursKey


def due(project_id: int | None, at: datetime.datetime) -> datetime.datetime:
    """Never before the hotline opens, never before the call."""
    calendar = sla.calendar(project_id, HoursKey.HOTLINE, since=at)
    minutes, morning = map(float, figures("call_back_minutes", "call_back_morning"))
    opens = calendar.next_opening(at)
    if opens == at:
        return calendar.forward(at, datetime.timedelta(minutes=minutes))
    return max(opens, at_midnight(local(opens).date()) + datetime.timedelta(hours=morning))


def due_again(project_id: int | None, at: datetime.datetime) -> datetime.datetime:
    """Nobody picked up: the customer is still owed a call, counted in service time from the try."""
    calendar = sla.calendar(project_id, HoursKey.HOTLINE, since=at)
    pause = datetime.timedelta(minutes=float(figure("call_back_again_minutes")))
    return calendar.forward(calendar.next_opening(at), pause)


def locked_open(call_back: CallBack, by) -> CallBack:
    """The row to write on, unless it is settled or a colleague is just dialling."""
    require(rights, "call_back", by=by, subject=call_back)
    row = CallBack.objects.select_for_update(no_key=True).get(pk=call_back.pk)
    if row.settled_at:
        raise Refused(
            "call_back_settled", row, by=row.settled_by or "系统", at=f"{timezone.localtime(row.settled_at):%m-%d %H:%M}",
            result=row.get_result_display(),
        )  # fmt: skip
    holder = row.dialling
    if holder and holder != by:
        raise Refused("call_back_held", row, by=holder, at=f"{timezone.localtime(row.held_at):%H:%M}")
    return row
