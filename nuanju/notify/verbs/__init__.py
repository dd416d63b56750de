"""What can be done with notices."""

from nuanju.notify.verbs.mark_read import mark_read
from nuanju.notify.verbs.prefer import prefer
from nuanju.notify.verbs.push import push
from nuanju.notify.verbs.report import report
from nuanju.notify.verbs.resend import resend
from nuanju.notify.verbs.revise_subscription import revise_subscription
from nuanju.notify.verbs.revise_template import revise_template
from nuanju.notify.verbs.send import send
from nuanju.notify.verbs.set_figure import set_figure
from nuanju.notify.verbs.stop import stop
from nuanju.notify.verbs.subscribe import subscribe
from nuanju.notify.verbs.switch import switch
from nuanju.notify.verbs.try_channel import try_channel
from nuanju.notify.verbs.try_subscription import try_subscription

__all__ = [
    "mark_read", "prefer", "push", "report", "resend", "revise_subscription", "revise_template", "send", "set_figure", "stop", "subscribe",
    "switch", "try_channel", "try_subscription",
]  # fmt: skip
