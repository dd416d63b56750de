"""Revise a template: a new text with its date; the old one stays for what was said with it."""

import datetime

from django.utils import timezone

from nuanju.core import keeping
from nuanju.core.refusals import Denied, Invalid
from nuanju.notify.models import NoticeTemplate


def revise_template(
    template: NoticeTemplate,
    *,
    title: str,
    text: str,
    effective_on: datetime.date,
    by,
    provider_code: str | None = None,
):
    """A new version of `template`; raises Denied, Invalid("unfit", field), Invalid("effective_in_past")."""
    if not by.may("keep_templates"):
        raise Denied("revise_template", template)
    if effective_on < timezone.localdate():
        raise Invalid("effective_in_past", "effective_on")
    revised = NoticeTemplate(code=template.code, audience=template.audience, channel=template.channel)
    revised.title, revised.text, revised.effective_on = title, text, effective_on
    revised.provider_code = template.provider_code if provider_code is None else provider_code.strip()
    words = {"audience": revised.get_audience_display(), "channel": revised.get_channel_display()}
    facts = {"code": revised.code, "effective_on": effective_on, "text": text}
    return keeping.create(revised, by=by, event="notice_template.revised", data=facts | words)
