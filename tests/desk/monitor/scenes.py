"""A small organisation's morning, counted by hand: what each figure of the board must say."""

import datetime
import re

from django.utils import timezone

from nuanju.cases.models import Case
from tests.cases import stories

NOW = datetime.datetime.fromisoformat("2026-03-09T10:00+08:00")
COUNTED = re.compile(r'<a[^>]*href="([^"]+)"[^>]*data-figure="([^"]+)" data-count="(\d+)"')


def figures(answer) -> dict[str, tuple[int, str]]:
    """What the page shows, by key: (count, address)."""
    found = {}
    for url, key, count in COUNTED.findall(answer.content.decode()):
        assert key not in found, key
        found[key] = (int(count), url.replace("&amp;", "&"))
    return found


def aged(case, **ago) -> Case:
    """As if it had come in so long ago."""
    Case.objects.filter(pk=case.pk).update(registered_at=timezone.now() - datetime.timedelta(**ago))
    return case


def level(case, severity: str) -> Case:
    Case.objects.filter(pk=case.pk).update(severity=severity)
    return case


def late(case) -> Case:
    Case.objects.filter(pk=case.pk).update(due_at=timezone.now() - datetime.timedelta(hours=1))
    return case


def morning(cast) -> None:
    """碧湾: 2 to assign (1 hot), 1 to dispatch (late), 1 to contact (5 days old), 1 to follow up, 1 closed. 麓山: 1 major, late."""
    code, crack = (
        {"code": stories.LEAK},
        {"code": "H01.02.01.01"},
    )  # two problems: too few neighbours to raise each other
    stories.registered(cast, **code)
    level(stories.registered(cast, house=cast.house1602, **crack), "hot")
    late(stories.assigned(cast, house=cast.house1501, **crack))
    aged(stories.dispatched(cast, house=cast.house1402, **crack), days=5)
    stories.pending_follow_up(cast, house=cast.house301, customer=None, **code)
    stories.closed(cast, house=cast.house1502, space="次卫", **code)
    far = stories.registered(cast, project=cast.ls, house=cast.ls_house, customer=cast.ls_owner, **code)
    aged(late(level(far, "major")), days=20)
