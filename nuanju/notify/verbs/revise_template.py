"""Revise a template: a new text with its date; the old one stays for what was said with it."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nuanju.core import events
from nuanju.core.refusals import Denied, Invalid
from nuanju.notify.models import NoticeTemplate


def revise_template(template: NoticeTemplate, *, title: str, text: str, effective_on: datetime.date, by):
    """A new version of `template`; raises Denied, Invalid("template_wrong", field), Invalid("effective_in_past")."""
    if not by.may("keep_templates"):
        raise Denied("revise_template", template)
    if effective_on < timezone.localdate():
        raise Invalid("effective_in_past", "effective_on")
    revised = NoticeTemplate(code=template.code, audience=template.audience, channel=template.channel)
    revised.title, revised.text, revised.effective_on = title, text, effective_on
    with transaction.atomic():
        try:
            revised.full_clean()
        except ValidationError as wrong:
            field, messages = next(iter(wrong.message_dict.items()))
            raise Invalid("template_wrong", field, why=messages[0]) from wrong
        revised.save()
        facts = {"code": revised.code, "effective_on": effective_on, "text": text}
        words = {"audience": revised.get_audience_display(), "channel": revised.get_channel_display()}
        events.record("notice_template.revised", revised, by=by, data=facts | words)
    return revised
