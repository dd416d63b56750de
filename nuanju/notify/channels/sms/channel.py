"""SMS. No provider is connected yet: every message stays readable in the outbox."""

from nuanju.notify.choices import DeliveryState
from nuanju.notify.receipts import Receipt


def address(recipient) -> str:
    return recipient.any_phone


def deliver(notice) -> Receipt:
    return Receipt(DeliveryState.OUTBOX)
