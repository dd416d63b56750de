"""In-app notices: the row is the delivery; the recipient's open screens are told at commit."""

from nuanju.core import live
from nuanju.notify.receipts import Receipt


def address(recipient) -> str:
    return f"u{recipient.user.pk}" if recipient.user else ""


def connected() -> bool:
    return True


def deliver(notice) -> Receipt:
    live.tell_topics([notice.address], f"notice:{notice.pk}")
    return Receipt()
