"""Words and addressees of the ladder's notices; the one place where their channels are chosen."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from nuanju.core.text import shorten
from nuanju.notify.choices import ChannelKind, Weight
from nuanju.notify.models import Notice
from nuanju.notify.recipients import Recipient
from nuanju.notify.verbs import send
from nuanju.notify.weights import weigh
from nuanju.org.models import User

IN_APP = {"N08.passed", "N08.informed", "N15", "N15.given"}  # to know, not to act at once


def tell(event, code: str, people: Iterable[User | None], case, **values) -> list[Notice]:
    """Each person once."""
    to = [Recipient(user=p) for p in dict.fromkeys(people) if p and p.is_active]
    facts = short(case) | values
    return send(event, code, to=to, values=facts, link=link(case), channels=channels(code), weight=weight(code, case))


def channels(code: str) -> list[str]:
    """What asks for an act goes by app and SMS, what is to be known by app."""
    return [ChannelKind.APP] if code in IN_APP else [ChannelKind.APP, ChannelKind.SMS]


def weight(code: str, case) -> Weight:
    """Hot and above press at any hour; what asks for an act is never turned off, at night it waits for the morning."""
    own = weigh(case.severity, urgent=case.urgent)
    return own if code in IN_APP else max(own, Weight.IMPORTANT)


def short(case) -> dict:
    return {
        "number": case.number, "house": case.place or "位置未明", "problem": case.node.zh if case.node else case.title,
        "severity": case.get_severity_display(),
    }  # fmt: skip


def link(case) -> str:
    return f"/cases/{case.number}/"


def moment(at: datetime.datetime | str | None) -> str:
    if isinstance(at, str):
        at = datetime.datetime.fromisoformat(at)
    return f"{timezone.localtime(at):%m月%d日 %H:%M}" if at else "近期"


def words(text: str) -> str:
    """What fits into a notice."""
    return shorten(text, 120)


def name(user: User | None) -> str:
    return user.name if user else "未指定"
