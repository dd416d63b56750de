"""Write the notices of an event: each person once per channel, in words made for him."""

import logging
from collections.abc import Iterable, Mapping

from django.conf import settings

from nuanju.core.models import Event
from nuanju.notify import shipped, wording
from nuanju.notify.channels import CHANNELS
from nuanju.notify.choices import ChannelKind, Weight
from nuanju.notify.codes import CODES
from nuanju.notify.models import Notice, NoticeTemplate
from nuanju.notify.plan import Plan
from nuanju.notify.recipients import Recipient

log = logging.getLogger(__name__)


def write(
    event: Event, code: str, *, to: Iterable[Recipient], facts: dict, link: str, channels: Iterable[str], plan: Plan
) -> list[Notice]:
    """The rows of those who have not been told yet; one query for the texts, one for who was told, one insert."""
    texts = list(NoticeTemplate.objects.in_force().filter(code=code, channel__in=channels))
    told = {_key(n) for n in Notice.objects.filter(event=event, code=code)}
    fresh = []
    for person in to:
        for text in _for(person, texts, plan):
            notice = _notice(event, text, person, facts, link)
            if _key(notice) not in told:
                told.add(_key(notice))
                notice.weight, notice.gathered = plan.weight, plan.one_too_many(notice)
                fresh.append(notice)
    return Notice.objects.bulk_create(fresh)


def facts_of(code: str, values: Mapping[str, object], link: str) -> dict[str, str]:
    return wording.facts(code, values, link=f"{settings.SITE_URL}{link}" if link else "")


def _for(person: Recipient, texts: list[NoticeTemplate], plan: Plan) -> list[NoticeTemplate]:
    mine = [t for t in texts if t.audience == person.audience and _fits(person, t.channel, plan)]
    return [t for t in mine if plan.wanted(person, t.code, t.channel)]


def _fits(person: Recipient, channel: str, plan: Plan) -> bool:
    """Groups have chats and nothing else; no login, no in-app notice; the telephone rings for what presses only."""
    if bool(person.group) != (channel == ChannelKind.ROBOT):
        return False
    match channel:
        case ChannelKind.APP:
            return person.user is not None
        case ChannelKind.VOICE:
            return plan.weight >= Weight.PRESSING
        case ChannelKind.WECOM | ChannelKind.ROBOT:  # an extra beside the text message: unconnected it is left out
            return CHANNELS[channel].connected()
        case _:
            return True


def _notice(event: Event, text: NoticeTemplate, person: Recipient, facts: dict, link: str) -> Notice:
    title, words, template = _said(text, facts)
    return Notice(
        event=event,
        code=text.code,
        project_id=event.project_id,
        channel=text.channel,
        recipient=person.user,
        to_name=person.shown_name,
        address=CHANNELS[text.channel].address(person),
        title=title[:200],
        text=words,
        link=link,
        template=template,
        facts=facts if text.channel == ChannelKind.SMS else None,
    )


def _said(text: NoticeTemplate, facts: dict) -> tuple[str, str, NoticeTemplate | None]:
    """A text that got in with variables nobody knows must not lose the notice: the shipped one is said instead."""
    try:
        return wording.render(text.title, facts), wording.render(text.text, facts), text
    except ValueError as broken:
        log.warning("template broken, shipped text used", exc_info=broken, extra={"template": text.pk})
        bare = (CODES[text.code].label, "{link}")
        title, words = shipped.texts().get((text.code, text.audience, text.channel), bare)
        return wording.render(title, facts), wording.render(words, facts), None


def _key(notice: Notice) -> tuple:
    return notice.channel, notice.recipient_id or notice.address
