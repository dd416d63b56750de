"""Ways to reach people. Each folder is sealed: its `channel.py` is all the rest of the house knows of it.

A channel has `address(recipient) -> str`, `connected() -> bool` and `deliver(notice) -> Receipt`. It raises Undeliverable
for what no retry can mend, Later when it is asked to wait; every other error is tried again. Unconfigured, it answers
Receipt(OUTBOX) and the notice stays readable there.
"""

from types import ModuleType

from nuanju.notify.channels.app import channel as app
from nuanju.notify.channels.email import channel as email
from nuanju.notify.channels.robot import channel as robot
from nuanju.notify.channels.sms import channel as sms
from nuanju.notify.channels.voice import channel as voice
from nuanju.notify.channels.webhook import channel as webhook
from nuanju.notify.channels.wecom import channel as wecom
from nuanju.notify.choices import ChannelKind

CHANNELS: dict[str, ModuleType] = {
    ChannelKind.APP: app, ChannelKind.SMS: sms, ChannelKind.EMAIL: email, ChannelKind.VOICE: voice,
    ChannelKind.WECOM: wecom, ChannelKind.ROBOT: robot, ChannelKind.WEBHOOK: webhook,
}  # fmt: skip
