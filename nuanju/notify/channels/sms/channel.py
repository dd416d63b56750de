"""SMS through the provider of NUANJU_SMS_PROVIDER: each is a module beside this one with `send(notice) -> Receipt`."""

import importlib

from django.conf import settings

from nuanju.notify.choices import DeliveryState
from nuanju.notify.receipts import Receipt

PROVIDERS = ("http", "aliyun")


def address(recipient) -> str:
    return recipient.any_phone


def connected() -> bool:
    return settings.SMS_PROVIDER in PROVIDERS


def deliver(notice) -> Receipt:
    """Only the provider in use is loaded: Aliyun's kit takes half a second and fifty megabytes."""
    if not connected():
        return Receipt(DeliveryState.OUTBOX)
    return importlib.import_module(f"nuanju.notify.channels.sms.{settings.SMS_PROVIDER}").send(notice)
