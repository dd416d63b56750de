"""What wishes, quiet hours and digests make of the notices about to be written."""

import datetime
from collections import Counter
from collections.abc import Iterable

from django.db.models import Count
from django.utils import timezone

from nuanju.notify import figures, quiet
from nuanju.notify.choices import LOUD, ChannelKind, Weight
from nuanju.notify.models import Notice, Preference
from nuanju.notify.recipients import Recipient

ALWAYS = frozenset({"N02", "N08", "N11"})  # being given a task or a crisis cannot be turned off


class Plan:
    """Pressing notices pass it untouched and unasked; for the rest it asks three questions, however many people there are."""

    def __init__(self, people: Iterable[Recipient], weight: int, *, gather: bool = True):
        self.weight, self.now, self.gather = weight, timezone.now(), gather
        users = {p.user.pk for p in people if p.user}
        self.wishes: dict[int, Preference] = {}
        self.recent: Counter = Counter()
        if weight < Weight.PRESSING:
            self.rules = figures.rules()
            self.wishes = {w.user_id: w for w in Preference.objects.filter(user__in=users)} if users else {}
            self.recent = _recent(users, self.now - self.rules.window) if users and gather else Counter()

    def wanted(self, person: Recipient, code: str, channel: str) -> bool:
        """In-app notices cannot be turned off: they are everybody's own log."""
        wish = self.wishes.get(person.user.pk) if person.user else None
        if wish is None or channel == ChannelKind.APP or self.weight >= Weight.IMPORTANT or code[:3] in ALWAYS:
            return True
        return wish.wants(code, channel)

    def held_until(self, notice: Notice) -> datetime.datetime | None:
        """The morning, for what would wake somebody up at night; what is important waits for no hours of his own."""
        if self.weight >= Weight.PRESSING or notice.channel not in LOUD:
            return None
        wish = self.wishes.get(notice.recipient_id or 0) if self.weight < Weight.IMPORTANT else None
        if wish and wish.quiet_from and wish.quiet_until:
            return quiet.until(self.now, wish.quiet_from, wish.quiet_until)
        return quiet.until(self.now, self.rules.quiet_from, self.rules.quiet_until)

    def one_too_many(self, notice: Notice) -> bool:
        """Whether it goes into a digest; what waits for the morning is counted then."""
        if not self.gather or self.weight >= Weight.PRESSING or not notice.recipient_id or self.held_until(notice):
            return False
        self.recent[notice.recipient_id, notice.channel] += 1
        return self.recent[notice.recipient_id, notice.channel] > self.rules.digest_after


def _recent(users: set[int], since: datetime.datetime) -> Counter:
    """How many each was told on each channel of late; those that are being gathered count too, so a burst stays one."""
    rows = Notice.objects.filter(recipient__in=users, created_at__gt=since, weight__lt=Weight.PRESSING)
    counted = rows.order_by().values_list("recipient", "channel").annotate(told=Count("pk"))
    return Counter({(user, channel): told for user, channel, told in counted})
