"""Tell open screens that something changed: subject and version only, never personal data.

A subject says who may be looking with `live_topics()` (e.g. ["p12", "u7"]); the live process hands the message to the
streams whose signed ticket holds one of them. "all" is held by users of group reach. Delivered at commit by NOTIFY.
"""

import json

from django.db import connection

CHANNEL = "nuanju_live"


def tell(subject) -> None:
    topics = getattr(subject, "live_topics", None)
    if topics is None:
        return
    tell_topics(topics(), f"{subject._meta.model_name}:{subject.pk}", getattr(subject, "version", 0))


def tell_topics(topics: list[str], subject: str, version: int = 0) -> None:
    """`subject` e.g. "case:42" or "call:7"; screens refetch what they show of it."""
    if topics:
        payload = json.dumps({"t": topics, "s": subject, "v": version}, separators=(",", ":"))
        with connection.cursor() as cursor:
            cursor.execute("select pg_notify(%s, %s)", [CHANNEL, payload])
