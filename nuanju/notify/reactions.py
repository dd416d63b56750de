"""What follows from letters that could not be delivered."""

from nuanju.core.events import on
from nuanju.core.models import Event
from nuanju.notify.choices import ChannelKind, DeliveryState, Weight
from nuanju.notify.models import Delivery, Subscription
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send, stop
from nuanju.org.choices import Role
from nuanju.org.queries import group_holders, group_users_who


@on("delivery.dead")
def stop_where_nobody_answers(event):
    """A dead letter was tried for three days; unless anything got through meanwhile, the rest would fare no better."""
    dead = Delivery.objects.select_related("notice").get(pk=event.subject_id)
    if dead.notice.channel != ChannelKind.WEBHOOK:
        return
    same = Delivery.objects.filter(notice__channel=ChannelKind.WEBHOOK, notice__address=dead.notice.address)
    got_through = same.filter(state=DeliveryState.SENT, sent_at__gt=dead.notice.created_at).exists()
    subscription = Subscription.objects.filter(pk=dead.notice.address).first()
    if subscription and not got_through:
        stop(subscription, error=dead.error, since=dead.notice.created_at)


@on("delivery.dead")
def tell_who_can_reach_him_otherwise(event):
    """What could not wait did not arrive: who keeps the channels and who monitors hear of it, once for each notice."""
    dead = Delivery.objects.select_related("notice").get(pk=event.subject_id)
    again = Event.objects.filter(kind=event.kind, subject_type=event.subject_type, subject_id=dead.pk, id__lt=event.pk)
    if dead.notice.weight < Weight.PRESSING or dead.notice.channel == ChannelKind.WEBHOOK or again.exists():
        return
    keepers, monitors = set(group_users_who("see_outbox")), set(group_holders(Role.GROUP_MONITOR))
    values = {"to": dead.notice.to_name, "channel": dead.notice.get_channel_display(), "title": dead.notice.title}
    values["error"] = event.data["error"]
    send(event, "W02", to=_recipients(keepers), values=values, link="/outbox/?state=dead")
    send(event, "W02", to=_recipients(monitors - keepers), values=values, link=dead.notice.link)


def _recipients(users) -> list[Recipient]:
    return [Recipient(user=user) for user in sorted(users, key=lambda u: u.pk)]


@on("webhook.stopped")
def tell_who_looks_after_it(event):
    people = [Recipient(user=user) for user in group_users_who("keep_webhooks")]
    row = Subscription.objects.get(pk=event.subject_id)
    values = {"name": row.name, "host": row.host, "since": f"{event.data['since'][:10]}", "error": event.data["error"]}
    send(event, "W01", to=people, values=values, link="/outbox/?channel=webhook")
