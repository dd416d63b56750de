"""The staff's desk."""

from nuanju.core.events import record
from nuanju.notify.models import Delivery
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send
from tests.desk.agent.rows import ROWS as AGENT
from tests.desk.cases.permissions import ROWS as CASES
from tests.desk.clusters_permissions import ROWS as CLUSTERS
from tests.desk.escalation.permissions import ROWS as ESCALATION
from tests.desk.monitor_permissions import ROWS as MONITOR
from tests.desk.rules_permissions import ROWS as RULES
from tests.parcels.models import Parcel
from tests.permissions import DENIED, HIDDEN, OK, Row, everybody


def told(world, user):
    """A notice about something in 碧湾花园."""
    about = Parcel.objects.create(project_id=world.bw.pk)
    event = record("parcel.sent", about, by=world.agent)
    values = {"number": "NJ-BW-20261121-0042", "house": "3栋2单元1502", "problem": "渗漏", "due": "11月23日 10:00"}
    [notice] = send(event, "N07.accepted", to=[Recipient(user=user)], values=values)
    return notice


def handlers_notice(world) -> str:
    return f"/notices/{told(world, world.handler).pk}/open"


def handlers_digest(world) -> str:
    one, digest = told(world, world.handler), told(world, world.handler)
    one.digest = digest
    one.save()
    return f"/notices/digest/{digest.event_id}/"


def kept_delivery(world) -> str:
    notice = told(world, world.handler)
    notice.delivery.state = "outbox"
    notice.delivery.save()
    return f"/outbox/{Delivery.objects.latest('pk').pk}/resend"


def undated(world) -> str:
    """A house of 碧湾花园 received on a day nobody wrote down."""
    world.house1502.handover_on, world.house1502.marked_received = None, True
    world.house1502.save()
    return f"/dates/handover/{world.house1502.pk}/"


ROWS = (
    {
        "notices": everybody("/notices/"),
        "notice_bell": everybody("/notices/bell"),
        "latest_notices": everybody("/notices/latest"),
        "read_notices": everybody("/notices/read", method="post"),
        "open_notice": Row(handlers_notice, right="handler"),
        "notice_digest": Row(handlers_digest, right="handler"),
        "notice_settings": [everybody("/notices/settings/"), everybody("/notices/settings/", method="post")],
        "channels": Row("/outbox/channels/", right="admin", stranger=DENIED, viewer=DENIED),
        "try_channel": Row("/outbox/channels/sms/try", right="admin", method="post", stranger=DENIED, viewer=DENIED),
        "outbox": Row("/outbox/", right="admin", stranger=DENIED, viewer=DENIED),
        "resend_delivery": Row(kept_delivery, right="admin", method="post"),
        "missing_dates": Row("/dates/", right="cs_manager", stranger=OK, viewer=DENIED),
        "fill_date": Row(undated, right="cs_manager", method="post", data={"on": "2024-07-05"}, viewer=DENIED),
        "styleguide": everybody("/styleguide"),
        "styleguide_options": everybody("/styleguide/options"),
        "styleguide_dialog": everybody("/styleguide/dialog"),
        "keep_index": Row("/settings/", right="admin", stranger=OK, viewer=DENIED),
        "keep_options": everybody("/settings/options/project?q=碧"),
        "keep_list": [
            Row("/settings/buildings/", right="cs_manager", stranger=OK, viewer=DENIED),
            Row("/settings/users/", right="admin", stranger=DENIED, viewer=DENIED),
        ],
        "keep_add": [
            Row("/settings/buildings/add", right="cs_manager", stranger=OK, viewer=DENIED),
            Row("/settings/posts/add", right="admin", method="post", stranger=DENIED, viewer=DENIED),
        ],
        "keep_change": [
            Row(lambda w: f"/settings/buildings/{w.building3.pk}/", right="cs_manager", viewer=DENIED),
            Row(lambda w: f"/settings/buildings/{w.building3.pk}/", right="cs_manager", method="post", viewer=DENIED),
            Row(lambda w: f"/settings/projects/{w.bw.pk}/", right="admin", stranger=DENIED, viewer=DENIED),
        ],
        "keep_remove": Row(
            lambda w: f"/settings/buildings/{w.building3.pk}/remove", right="cs_manager", method="post", viewer=DENIED
        ),
        "keep_act": Row(
            lambda w: f"/settings/houses/{w.house301.pk}/do/hand-over", right="cs_manager", method="post", viewer=DENIED
        ),
        "roster_week": Row(lambda w: f"/settings/rosters/?project={w.bw.pk}", right="gm", viewer=DENIED),
        "roster_add": Row(lambda w: f"/settings/rosters/add?project={w.bw.pk}", right="gm", viewer=DENIED),
        "roster_clear": Row("/settings/rosters/7/clear", right="gm", method="post", allowed=HIDDEN),
    }
    | CASES
    | AGENT
    | ESCALATION
    | CLUSTERS
    | RULES
    | MONITOR
)
