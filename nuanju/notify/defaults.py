"""The first texts of all notices; a pair of audience and channel that has a text keeps it."""

import datetime
import pathlib

import yaml

from nuanju.notify.models import NoticeTemplate

FILE = pathlib.Path(__file__).parent / "templates.yaml"
FROM_THE_BEGINNING = datetime.date(2000, 1, 1)


def load() -> int:
    """Add the texts that are missing; returns how many."""
    there = set(NoticeTemplate.objects.values_list("code", "audience", "channel"))
    missing = [t for t in _texts() if (t.code, t.audience, t.channel) not in there]
    for text in missing:
        text.clean()
    return len(NoticeTemplate.objects.bulk_create(missing))


def _texts() -> list[NoticeTemplate]:
    return [
        NoticeTemplate(
            code=code, audience=audience, channel=channel, title=title, text=text, effective_on=FROM_THE_BEGINNING
        )
        for code, audiences in yaml.safe_load(FILE.read_text(encoding="utf-8")).items()
        for audience, channels in audiences.items()
        for channel, (title, text) in channels.items()
    ]
