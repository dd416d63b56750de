"""Send: tell people about an event, each once per channel."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import transaction

from nuanju.core.models import Event
from nuanju.notify import wording
from nuanju.notify.channels import CHANNELS
from nuanju.notify.choices import ChannelKind, Weight
from nuanju.notify.delivery import hand_over
from nuanju.notify.models import Notice, NoticeTemplate
from nuanju.notify.recipients import Recipient


def send(
    event: Event,
    code: str,
    *,
    to: Iterable[Recipient],
    values: Mapping[str, object],
    link: str = "",
    channels: Iterable[str] | None = None,
    weight: Weight = Weight.NORMAL,
) -> list[Notice]:
    """Write the notices of `code` in the caller's transaction; they go out after it commits.

    `values` names every variable of notify.codes.CODES[code] except link. Each recipient gets the channels that have a
    template for his audience, or those of them named in `channels`. Telling the same event again tells nobody twice.
    `weight` says how pressing it is: notify.weights.weigh(case.severity, urgent=case.urgent).
    """
    facts = wording.facts(code, values, link=f"{settings.SITE_URL}{link}" if link else "")
    with transaction.atomic():
        texts = NoticeTemplate.objects.in_force().filter(code=code, channel__in=channels or CHANNELS)
        told = _told(event, code)
        fresh = []
        for notice in [_notice(event, text, person, facts, link) for person in to for text in _for(person, texts)]:
            if _key(notice) not in told:
                told.add(_key(notice))
                fresh.append(notice)
        Notice.objects.bulk_create(fresh)
        hand_over(fresh)
    return fresh


def _for(person: Recipient, texts: Iterable[NoticeTemplate]) -> list[NoticeTemplate]:
    """Somebody without a login has no in-app notices."""
    mine = [t for t in texts if t.audience == person.audience]
    return [t for t in mine if person.user or t.channel != ChannelKind.APP]


def _notice(event: Event, text: NoticeTemplate, person: Recipient, facts: dict, link: str) -> Notice:
    return Notice(
        event=event,
        code=text.code,
        project_id=event.project_id,
        channel=text.channel,
        recipient=person.user,
        to_name=person.shown_name,
        address=CHANNELS[text.channel].address(person),
        title=text.title.format_map(facts)[:200],
        text=text.text.format_map(facts),
        link=link,
    )


def _told(event: Event, code: str) -> set[tuple]:
    return {_key(n) for n in Notice.objects.filter(event=event, code=code)}


def _key(notice: Notice) -> tuple:
    return notice.channel, notice.recipient_id or notice.address
