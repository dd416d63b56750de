"""Digests: many notices of a short while are told to a person together, each of them staying readable."""

import datetime
from collections import Counter

from django.db import transaction
from django.utils import timezone

from nuanju.notify import figures
from nuanju.notify.choices import DeliveryState, Weight
from nuanju.notify.codes import CODES
from nuanju.notify.delivery import hand_over
from nuanju.notify.models import Delivery, Notice
from nuanju.notify.plan import Plan
from nuanju.notify.recipients import Recipient
from nuanju.notify.writing import facts_of, write
from nuanju.org.models import User

CODE = "D01"


def gather_due(now: datetime.datetime) -> int:
    """A digest for everybody whose burst is over; returns how many people got one."""
    due = Delivery.objects.due(now).filter(state=DeliveryState.GATHERING).order_by()
    people = due.values_list("notice__recipient", flat=True).distinct()
    return sum(_gather(pk, now) for pk in sorted(people))


@transaction.atomic
def _gather(user_id: int, now: datetime.datetime) -> bool:
    """Its rows are locked in one order: a second sweep waits here and then finds nothing left."""
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("notice__event")
    waiting = list(rows.filter(state=DeliveryState.GATHERING, notice__recipient=user_id).order_by("pk"))
    if not waiting or _goes_on(waiting, now):
        return False
    user = User.objects.get(pk=user_id)
    for told in _tell(user, waiting):
        parts = [d for d in waiting if d.notice.channel == told.channel]
        Notice.objects.filter(pk__in=[d.notice_id for d in parts]).update(digest=told)
    Delivery.objects.filter(pk__in=[d.pk for d in waiting]).update(state=DeliveryState.GATHERED, next_at=None)
    return True


def _goes_on(waiting: list[Delivery], now: datetime.datetime) -> bool:
    """While it pours the digest waits, but not for ever; the night's rows are past that already."""
    rules = figures.rules()
    first, last = waiting[0].notice.created_at, waiting[-1].notice.created_at
    over = min(last + rules.window, first + rules.longest)
    if over <= now:
        return False
    Delivery.objects.filter(pk__in=[d.pk for d in waiting]).update(next_at=over)
    return True


def _tell(user: User, waiting: list[Delivery]) -> list[Notice]:
    """One notice per channel something was gathered on; quiet hours count for it too."""
    first, last = waiting[0].notice, waiting[-1].notice
    events = {d.notice.event_id: CODES[d.notice.code].label for d in waiting if d.notice.code in CODES}
    kinds = "、".join(f"{label}{n}件" for label, n in Counter(events.values()).most_common(4))
    since, until = (timezone.localtime(n.created_at) for n in (first, last))
    values = {"count": len(events), "kinds": kinds, "since": f"{since:%m月%d日 %H:%M}", "until": f"{until:%H:%M}"}
    link, to = f"/notices/digest/{first.event_id}/", [Recipient(user=user)]
    channels = {d.notice.channel for d in waiting}
    plan = Plan(to, Weight.NORMAL, gather=False)
    told = write(first.event, CODE, to=to, facts=facts_of(CODE, values, link), link=link, channels=channels, plan=plan)
    hand_over(told, plan)
    return told
