"""The first texts of all notices; a pair of audience and channel that has a text keeps it."""

import datetime

from nuanju.notify import figures, shipped
from nuanju.notify.models import NoticeTemplate

FROM_THE_BEGINNING = datetime.date(2000, 1, 1)


def load() -> int:
    """Add the texts that are missing; returns how many."""
    there = set(NoticeTemplate.objects.values_list("code", "audience", "channel"))
    missing = [t for t in _texts() if (t.code, t.audience, t.channel) not in there]
    for text in missing:
        text.clean()
    return figures.load() + len(NoticeTemplate.objects.bulk_create(missing))


def _texts() -> list[NoticeTemplate]:
    return [
        NoticeTemplate(
            code=code, audience=audience, channel=channel, title=title, text=text, effective_on=FROM_THE_BEGINNING
        )
        for (code, audience, channel), (title, text) in shipped.texts().items()
    ]
