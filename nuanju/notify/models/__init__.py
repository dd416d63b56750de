"""Rows of notices."""

from nuanju.notify.models.delivery import TONES, Delivery
from nuanju.notify.models.figure import NoticeFigure
from nuanju.notify.models.notice import Notice
from nuanju.notify.models.preference import Preference
from nuanju.notify.models.receipt import StatusReport
from nuanju.notify.models.subscription import Subscription
from nuanju.notify.models.template import NoticeTemplate

__all__ = [
    "TONES",
    "Delivery",
    "Notice",
    "NoticeFigure",
    "NoticeTemplate",
    "Preference",
    "StatusReport",
    "Subscription",
]
