"""What follows from letters that could not be delivered."""

from nuanju.core.events import on
from nuanju.notify.choices import ChannelKind, DeliveryState
from nuanju.notify.models import Delivery, Subscription
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send, stop
from nuanju.org.queries import group_users_who


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


@on("webhook.stopped")
def tell_who_looks_after_it(event):
    people = [Recipient(user=user) for user in group_users_who("keep_webhooks")]
    row = Subscription.objects.get(pk=event.subject_id)
    values = {"name": row.name, "host": row.host, "since": f"{event.data['since'][:10]}", "error": event.data["error"]}
    send(event, "W01", to=people, values=values, link="/outbox/?channel=webhook")
