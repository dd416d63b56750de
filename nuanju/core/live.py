"""Tell open screens that something changed: subject and version only, never personal data.

A subject says who may be looking with `live_topics()` (e.g. ["p12", "u7"]); the live process hands the message to the
streams whose signed ticket holds one of them. "all" is held by users of group reach: they hear of every project.
Delivered at commit by NOTIFY.
"""

import json
from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.db import connection

CHANNEL = "nuanju_live"
SALT = "nuanju.live"
TICKET_SECONDS = 60  # to open a stream with; the page asks for a new one each time it connects


class Holder(NamedTuple):
    """Whoever holds a ticket: a user and the topics in his reach."""

    user_id: int
    topics: frozenset[str]

    def hears(self, topics: list[str]) -> bool:
        return not self.topics.isdisjoint(topics) or ("all" in self.topics and any(t[0] == "p" for t in topics))


def tell(subject) -> None:
    if payload := message(subject):
        _notify(payload)


def tell_topics(topics: list[str], subject: str, version: int = 0) -> None:
    """`subject` e.g. "case:42" or "call:7"; screens refetch what they show of it."""
    if topics:
        _notify(_payload(topics, subject, version))


def topics(subject) -> list[str]:
    """Who may be looking at the subject as it is now."""
    return subject.live_topics() if hasattr(subject, "live_topics") else []


def message(subject, watching: list[str] | None = None) -> str:
    """What is told of the subject, also to those `watching` until now; "" when nobody may be looking."""
    heard_by = list(dict.fromkeys([*topics(subject), *(watching or [])]))
    if not heard_by:
        return ""
    return _payload(heard_by, f"{subject._meta.model_name}:{subject.pk}", getattr(subject, "version", 0))


def _payload(topics: list[str], subject: str, version: int) -> str:
    return json.dumps({"t": topics, "s": subject, "v": version}, separators=(",", ":"))


def _notify(payload: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_notify(%s, %s)", [CHANNEL, payload])


def ticket(user, *more: str) -> str:
    """A signed, short-lived ticket with the user's topics and `more`; the live process reads it without a database."""
    places = ["all"] if user.reach.everywhere else [f"p{pk}" for pk in sorted(user.reach.project_ids)]
    return _signer(settings.SECRET_KEY).sign_object([user.pk, f"u{user.pk}", *places, *more], compress=True)


def read_ticket(raw: str, *, key: str) -> Holder:
    """Raises django.core.signing.BadSignature for a ticket that is forged or too old."""
    user_id, *topics = _signer(key).unsign_object(raw, max_age=TICKET_SECONDS)
    return Holder(user_id, frozenset(topics))


def _signer(key: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(key=key, salt=SALT, fallback_keys=[])
