"""Ways to reach people. Each folder is sealed: its `channel.py` is all the rest of the house knows of it.

A channel has `address(recipient) -> str` and `deliver(notice) -> Receipt`. It raises Undeliverable for what no retry
can mend; every other error is tried again. Unconfigured, it answers Receipt(OUTBOX) and the notice stays readable there.
"""

from types import ModuleType

from nuanju.notify.channels.app import channel as app
from nuanju.notify.channels.email import channel as email
from nuanju.notify.channels.sms import channel as sms
from nuanju.notify.choices import ChannelKind

CHANNELS: dict[str, ModuleType] = {ChannelKind.APP: app, ChannelKind.SMS: sms, ChannelKind.EMAIL: email}
