"""The staff's desk."""

from nuanju.core.events import record
from nuanju.notify.models import Delivery
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send
from tests.parcels.models import Parcel
from tests.permissions import DENIED, Row, everybody


def told(world, user):
    """A notice about something in 碧湾花园."""
    about = Parcel.objects.create(project_id=world.bw.pk)
    event = record("parcel.sent", about, by=world.agent)
    values = {"number": "NJ-BW-20261121-0042", "house": "3栋2单元1502", "problem": "渗漏", "due": "11月23日 10:00"}
    [notice] = send(event, "N07.accepted", to=[Recipient(user=user)], values=values)
    return notice


def handlers_notice(world) -> str:
    return f"/notices/{told(world, world.handler).pk}/open"


def kept_delivery(world) -> str:
    notice = told(world, world.handler)
    notice.delivery.state = "outbox"
    notice.delivery.save()
    return f"/outbox/{Delivery.objects.latest('pk').pk}/resend"


ROWS = {
    "notices": everybody("/notices/"),
    "notice_bell": everybody("/notices/bell"),
    "latest_notices": everybody("/notices/latest"),
    "read_notices": everybody("/notices/read", method="post"),
    "open_notice": Row(handlers_notice, right="handler"),
    "outbox": Row("/outbox/", right="admin", stranger=DENIED, viewer=DENIED),
    "resend_delivery": Row(kept_delivery, right="admin", method="post"),
    "styleguide": everybody("/styleguide"),
    "styleguide_options": everybody("/styleguide/options"),
    "styleguide_dialog": everybody("/styleguide/dialog"),
}
