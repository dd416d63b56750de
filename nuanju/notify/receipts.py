"""What a channel answers."""

from typing import NamedTuple

from nuanju.notify.choices import DeliveryState


class Receipt(NamedTuple):
    state: DeliveryState = DeliveryState.SENT
    provider_id: str = ""


class Undeliverable(Exception):
    """No retry can mend this (wrong address, refused content); the message is shown to people."""


class Later(Exception):
    """The provider asks to wait, at least so long."""

    def __init__(self, why: str, *, seconds: int = 60):
        super().__init__(why)
        self.seconds = seconds
